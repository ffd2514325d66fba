using ActorScheduler.Contracts.PeriodicTasks.Events;

namespace ActorScheduler.Contracts.PeriodicTasks;

/// <summary>Everything that is known about one periodic task, folded from its events. Immutable.</summary>
public sealed record PeriodicTaskState
{
    /// <summary>The state of an id that has no events.</summary>
    public static PeriodicTaskState None { get; } = new();

    /// <summary>What it does and when; null only while it was never created.</summary>
    public PeriodicTaskDefinition? Definition { get; init; }

    /// <summary>True after it was deleted.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last created, edited or fired (django-celery-beat's <c>date_changed</c>, which saves the row at each run).</summary>
    public DateTimeOffset DateChanged { get; init; }

    /// <summary>Where the grid of an interval begins: when it was created, enabled or given another schedule.</summary>
    public DateTimeOffset Anchor { get; init; }

    /// <summary>When it comes due next; null while it is disabled, after its end and after it was deleted.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>When its last occurrence was sent, or null.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    /// <summary>The due time of its last occurrence, or null.</summary>
    public DateTimeOffset? LastNominal { get; init; }

    /// <summary>How many occurrences there were.</summary>
    public long TotalRunCount { get; init; }

    /// <summary>True if it exists: created and not deleted.</summary>
    public bool Exists => Definition is not null && !IsDeleted;

    /// <summary>The state after one more event. Total: every event ever written is accepted in every state.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type of event has no meaning here: a bug, found by a test.</exception>
    public PeriodicTaskState Apply(PeriodicTaskEvent happened) => happened switch
    {
        PeriodicTaskCreated e => None with
        {
            Definition = e.Definition,
            CreatedAt = e.At,
            DateChanged = e.At,
            Anchor = e.At,
            NextDue = e.NextDue,
        },
        PeriodicTaskUpdated e => this with
        {
            Definition = e.Definition,
            DateChanged = e.At,
            Anchor = e.Anchor,
            NextDue = e.NextDue,
        },
        PeriodicTaskFired e => this with
        {
            DateChanged = e.At,
            LastRunAt = e.At,
            LastNominal = e.Nominal,
            TotalRunCount = TotalRunCount + 1,
            NextDue = e.NextDue,
        },
        PeriodicTaskEnded => this with { NextDue = null },
        PeriodicTaskDeleted e => this with { IsDeleted = true, DateChanged = e.At, NextDue = null },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "no meaning of this event is known"),
    };
}
