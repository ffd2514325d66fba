namespace ActorScheduler.Node.Tasks;

/// <summary>Whether one task waits in memory, counted once under the <see cref="ResidentLimit"/>. A struct: every task has one.</summary>
/// <param name="limit">How many may wait in memory.</param>
internal struct Residency(ResidentLimit limit)
{
    private bool _isCounted;

    /// <summary>True if the task sleeps in the database because too many others wait in memory.</summary>
    public bool IsDenied { get; private set; }

    /// <summary>Decides whether a task that is about to be stored may wait in memory. One that waits there already may stay.</summary>
    /// <param name="wait">How long until it has something to do.</param>
    public void Ask(TimeSpan wait) => IsDenied = !_isCounted && limit.IsReachedFor(wait);

    /// <summary>Nothing stands against it any more: its turn has come, or it does not wait.</summary>
    public void Allow() => IsDenied = false;

    /// <summary>The task waits in memory.</summary>
    public void Begin()
    {
        if (!_isCounted)
            limit.Enter();
        _isCounted = true;
    }

    /// <summary>It waits no longer.</summary>
    public void End()
    {
        if (_isCounted)
            limit.Leave();
        _isCounted = false;
    }
}
