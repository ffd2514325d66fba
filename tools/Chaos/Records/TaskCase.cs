using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Chaos.Records;

/// <summary>All the evidence of one task.</summary>
internal sealed class TaskCase(string id)
{
    /// <summary>The task.</summary>
    public string Id { get; } = id;

    /// <summary>Its rows of the journal, by number.</summary>
    public List<JournalEntry> Entries { get; } = [];

    /// <summary>What its runs wrote, in the order of the file.</summary>
    public List<LedgerLine> Ledger { get; } = [];

    /// <summary>The calls that were about it.</summary>
    public List<Call> Calls { get; } = [];

    /// <summary>Its row of the read model, or null.</summary>
    public TaskView? View { get; set; }

    /// <summary>Its time in the wake-up index, or null.</summary>
    public DateTimeOffset? WakeAt { get; set; }

    /// <summary>Its events.</summary>
    public IEnumerable<TaskEvent> Events => Entries.Select(entry => entry.Event).OfType<TaskEvent>();

    /// <summary>The event that began it, or null.</summary>
    public TaskSubmitted? Submitted => Events.OfType<TaskSubmitted>().FirstOrDefault();

    /// <summary>Calls of a kind.</summary>
    public IEnumerable<Call> CallsOf(CallKind kind) => Calls.Where(call => call.Kind == kind);
}
