using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Schedules;

namespace ActorScheduler.Chaos.Checks;

/// <summary>What is known about a periodic task after some of its events, with the time at which it must come due next; computed independently of the
/// product.</summary>
internal sealed record PeriodicFold
{
    /// <summary>An occurrence later than this stands for all that came due until then (docs/adr/0005-occurrences.md).</summary>
    public static readonly TimeSpan MadeUpOneByOne = TimeSpan.FromSeconds(15);

    public static readonly PeriodicFold Nothing = new();

    public PeriodicTaskDefinition? Definition { get; init; }

    public DateTimeOffset Anchor { get; init; }

    public DateTimeOffset? Due { get; init; }

    public DateTimeOffset? LastNominal { get; init; }

    public DateTimeOffset? LastRunAt { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    public long Runs { get; init; }

    public bool IsDeleted { get; init; }

    /// <summary>The length of its interval; null for a crontab, whose times are not computed here.</summary>
    public TimeSpan? Length => (Definition?.Schedule as IntervalSchedule)?.Length;

    /// <summary>After one more event, with the due time that must follow.</summary>
    public PeriodicFold After(PeriodicTaskEvent happened) => happened switch
    {
        PeriodicTaskCreated e => new PeriodicFold { Definition = e.Definition, Anchor = e.At, ChangedAt = e.At }.DueAfter(e.At, e.NextDue),
        PeriodicTaskUpdated e => Edited(e),
        PeriodicTaskFired e => (this with
        {
            LastNominal = e.Nominal,
            LastRunAt = e.At,
            ChangedAt = e.At,
            Runs = Runs + 1,
        }).DueAfter(e.At - e.Nominal > MadeUpOneByOne ? e.At : e.Nominal, e.NextDue),
        PeriodicTaskEnded => this with { Due = null },
        PeriodicTaskDeleted e => this with { Due = null, IsDeleted = true, ChangedAt = e.At },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "not an event that the checker knows"),
    };

    private PeriodicFold Edited(PeriodicTaskUpdated e)
    {
        var next = this with { Definition = e.Definition, ChangedAt = e.At };
        if (e.Definition.Schedule == Definition?.Schedule && e.Definition.Enabled == Definition.Enabled)
            return next;
        return (next with { Anchor = e.At }).DueAfter(LastNominal > e.At ? LastNominal.Value : e.At, e.NextDue);
    }

    private PeriodicFold DueAfter(DateTimeOffset time, DateTimeOffset? stored) => this with
    {
        Due = !Definition!.Enabled ? null : Length is { } length ? Grid.After(Anchor, length, time) : stored,
    };
}
