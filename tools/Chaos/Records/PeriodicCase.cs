using ActorScheduler.Contracts.PeriodicTasks.Events;

namespace ActorScheduler.Chaos.Records;

/// <summary>All the evidence of one periodic task.</summary>
internal sealed class PeriodicCase(long id)
{
    /// <summary>The periodic task.</summary>
    public long Id { get; } = id;

    /// <summary>Its rows of the journal, by number.</summary>
    public List<JournalEntry> Entries { get; } = [];

    /// <summary>The tasks of its occurrences, in the order of their ids.</summary>
    public List<TaskCase> Occurrences { get; } = [];

    /// <summary>The calls that were about it.</summary>
    public List<Call> Calls { get; } = [];

    /// <summary>Its row of the read model, or null.</summary>
    public PeriodicView? View { get; set; }

    /// <summary>Its events.</summary>
    public IEnumerable<PeriodicTaskEvent> Events => Entries.Select(entry => entry.Event).OfType<PeriodicTaskEvent>();

    /// <summary>The event that began it, or null.</summary>
    public PeriodicTaskCreated? Created => Events.OfType<PeriodicTaskCreated>().FirstOrDefault();
}
