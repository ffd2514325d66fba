namespace ActorScheduler.Node.Tasks;

/// <summary>One task's place in the <see cref="WaitingRoom"/>: taken and given back once, however often it is said.</summary>
internal struct WaitingPlace(WaitingRoom room)
{
    /// <summary>True while the task waits in memory.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>The task waits.</summary>
    public void Take()
    {
        if (!IsTaken)
            room.Enter();
        IsTaken = true;
    }

    /// <summary>It waits no longer.</summary>
    public void GiveBack()
    {
        if (IsTaken)
            room.Leave();
        IsTaken = false;
    }
}
