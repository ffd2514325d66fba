using ActorScheduler.Contracts.Tasks;
using Akka.Actor;

namespace ActorScheduler.Node.Tasks;

/// <summary>Those who asked to replace a task. They are answered when the task in its place is accepted or refused. A struct: few tasks are replaced.</summary>
internal struct ReplacementCallers
{
    private List<(IActorRef Caller, TaskReply Reply)>? _waiting;

    /// <summary>Adds a caller who waits.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="reply">The reply if the new task is accepted.</param>
    public void Add(IActorRef caller, TaskReply reply) => (_waiting ??= []).Add((caller, reply));

    /// <summary>Replaces all replies by a refusal: the new task was refused.</summary>
    public void Refuse(TaskRefused refusal) => _waiting = _waiting?.ConvertAll(waiting => (waiting.Caller, (TaskReply)refusal));

    /// <summary>Answers all who wait.</summary>
    public void Answer()
    {
        if (_waiting is null)
            return;
        foreach (var (caller, reply) in _waiting)
            caller.Tell(reply);
        _waiting = null;
    }
}
