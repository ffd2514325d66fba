using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Node.Tasks;

/// <summary>Whether one task waits in memory, counted once under the <see cref="ResidentLimit"/>. A struct: every task has one.</summary>
/// <param name="limit">How many may wait in memory.</param>
internal struct Residency(ResidentLimit limit)
{
    private ResidentLane? _countedIn;

    /// <summary>True if the task was stored as one that sleeps, although its time is near.</summary>
    public bool IsDenied { get; private set; }

    /// <summary>Decides whether a task that is about to be stored may wait in memory. One that waits there already may stay, unless no node can run it.</summary>
    /// <param name="lane">With which others it waits.</param>
    /// <param name="wait">How long until it has something to do.</param>
    /// <param name="hasNode">True if some node can run it.</param>
    public void Ask(in LaneOwner lane, TimeSpan wait, bool hasNode) => IsDenied = !hasNode || (_countedIn is null && limit.Of(lane).IsFullFor(wait));

    /// <summary>Nothing stands against it any more: its turn has come, or it does not wait.</summary>
    public void Allow() => IsDenied = false;

    /// <summary>The task waits in memory.</summary>
    /// <param name="lane">With which others.</param>
    public void Begin(in LaneOwner lane)
    {
        if (_countedIn is not null)
            return;
        _countedIn = limit.Of(lane);
        _countedIn.Enter();
    }

    /// <summary>It waits no longer.</summary>
    public void End()
    {
        _countedIn?.Leave();
        _countedIn = null;
    }
}
