using Akka.Actor;

namespace ActorScheduler.Node.Execution;

/// <summary>Whether the executor was asked to end its runs, how long it waits for them, and whom it answers when they have ended. Plain data.</summary>
internal sealed class DrainProgress
{
    private IActorRef? _requester;

    /// <summary>True if the tasks have moved to other nodes: whoever started a run is no longer its task.</summary>
    public bool TasksHaveMoved { get; private set; }

    /// <summary>When it waits no longer: the grace is over, or the time in which cancelled runs may still end. Null: no drain has begun.</summary>
    public DateTimeOffset? Deadline { get; private set; }

    /// <summary>True once the tokens of all runs are cancelled: what goes on after <see cref="Deadline"/> is abandoned.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>The executor is to end its runs.</summary>
    public void Begin(Drain drain, IActorRef requester, DateTimeOffset now)
    {
        (_requester, TasksHaveMoved) = (requester, drain.TasksHaveMoved);
        (Deadline, IsCancelled) = (now + drain.Grace, false);
    }

    /// <summary>The grace is over, and the runs are cancelled.</summary>
    /// <param name="deadline">When those that go on are abandoned.</param>
    public void Cancel(DateTimeOffset deadline) => (Deadline, IsCancelled) = (deadline, true);

    /// <summary>Answers whoever asked, once.</summary>
    /// <param name="abandoned">How many runs did not end.</param>
    public void End(int abandoned)
    {
        _requester?.Tell(new Drained(abandoned));
        _requester = null;
    }
}
