using ActorScheduler.Contracts.Tasks;
using Akka.Actor;

namespace ActorScheduler.Node.Tasks;

/// <summary>Who asked to replace a task and is answered when the task in its place is accepted or refused. A struct: few tasks are replaced.</summary>
internal struct ReplacementCallers
{
    private List<(IActorRef Caller, TaskReply Reply)>? _waiting;

    /// <summary>One more waits.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="reply">What it is told when all goes well.</param>
    public void Add(IActorRef caller, TaskReply reply) => (_waiting ??= []).Add((caller, reply));

    /// <summary>The task in its place is refused: that is what they are told instead.</summary>
    public void Refuse(TaskRefused refusal) => _waiting = _waiting?.ConvertAll(waiting => (waiting.Caller, (TaskReply)refusal));

    /// <summary>Tells them.</summary>
    public void Answer()
    {
        if (_waiting is null)
            return;
        foreach (var (caller, reply) in _waiting)
            caller.Tell(reply);
        _waiting = null;
    }
}
