namespace ActorScheduler.Chaos.Records;

/// <summary>All that is known after a run: from the scheduler's own store, and from independent witnesses.</summary>
internal sealed record Evidence
{
    /// <summary>The client's calls and their answers.</summary>
    public IReadOnlyList<Call> Calls { get; init; } = [];

    /// <summary>What the runs wrote.</summary>
    public IReadOnlyList<LedgerLine> Ledger { get; init; } = [];

    /// <summary>The journal's rows.</summary>
    public IReadOnlyList<JournalEntry> Journal { get; init; } = [];

    /// <summary>The tasks as the gateway lists them.</summary>
    public IReadOnlyList<TaskView> Tasks { get; init; } = [];

    /// <summary>The periodic tasks as the gateway lists them.</summary>
    public IReadOnlyList<PeriodicView> PeriodicTasks { get; init; } = [];

    /// <summary>The wake-up index: the time of each task that has one.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> WakeUps { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>How many tasks there are in each state, as the gateway counts them.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <summary>The histories of some tasks as the gateway shows them: the name of each event by its number.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(long Number, string Event)>> Histories { get; init; } =
        new Dictionary<string, IReadOnlyList<(long Number, string Event)>>();

    /// <summary>When something was broken, and when it worked again.</summary>
    public IReadOnlyList<FaultWindow> Faults { get; init; } = [];

    /// <summary>When all this was read.</summary>
    public DateTimeOffset ReadAt { get; init; }
}

/// <summary>A fault that was carried out.</summary>
internal sealed record FaultWindow(DateTimeOffset From, DateTimeOffset To, string Text);
