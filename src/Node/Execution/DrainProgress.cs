using Akka.Actor;

namespace ActorScheduler.Node.Execution;

/// <summary>Whether the executor was asked to end its runs, and whom it answers when they have ended. Plain data.</summary>
internal sealed class DrainProgress
{
    private IActorRef? _requester;

    /// <summary>True if the tasks have moved to other nodes: whoever started a run is no longer its task.</summary>
    public bool TasksHaveMoved { get; private set; }

    /// <summary>The executor is to end its runs.</summary>
    public void Begin(Drain drain, IActorRef requester) => (_requester, TasksHaveMoved) = (requester, drain.TasksHaveMoved);

    /// <summary>Answers whoever asked, once.</summary>
    /// <param name="abandoned">How many runs did not end.</param>
    public void End(int abandoned)
    {
        _requester?.Tell(new Drained(abandoned));
        _requester = null;
    }
}
