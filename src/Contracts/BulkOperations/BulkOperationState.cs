using ActorScheduler.Contracts.BulkOperations.Events;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.BulkOperations;

/// <summary>Everything that is known about one bulk operation, folded from its events. Immutable.</summary>
public sealed record BulkOperationState
{
    /// <summary>The state of an id that has no events.</summary>
    public static BulkOperationState None { get; } = new();

    /// <summary>Where it stands.</summary>
    public BulkPhase Phase { get; init; }

    /// <summary>What it does to each task; null only while <see cref="Phase"/> is Unknown.</summary>
    public BulkAction? Action { get; init; }

    /// <summary>The tasks it applies to.</summary>
    public TaskFilter Filter { get; init; } = TaskFilter.All;

    /// <summary>How many tasks matched when it was started. Some may no longer match when their turn comes.</summary>
    public long Matched { get; init; }

    /// <summary>The outcome of the tasks before <see cref="Page"/>.</summary>
    public BulkCounts Done { get; init; } = BulkCounts.None;

    /// <summary>The tasks that it is working on.</summary>
    public ValueList<string> Page { get; init; } = [];

    /// <summary>Where the page after them begins; null if there is none.</summary>
    public TaskCursor? Next { get; init; }

    /// <summary>Who started it, or null.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last event happened.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The state after one more event. Total: every event ever written is accepted in every state.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type of event has no meaning here: a bug, found by a test.</exception>
    public BulkOperationState Apply(BulkOperationEvent happened) => happened switch
    {
        BulkOperationStarted e => None with
        {
            Phase = BulkPhase.Running,
            Action = e.Action,
            Filter = e.Filter,
            Matched = e.Matched,
            Next = e.Start,
            RequestedBy = e.RequestedBy,
            StartedAt = e.At,
            UpdatedAt = e.At,
        },
        BulkOperationProgressed e => this with { Done = e.Done, Page = e.Page, Next = e.Next, UpdatedAt = e.At },
        BulkOperationEnded e => this with
        {
            Phase = e.Outcome,
            Done = e.Done,
            Page = [],
            Next = null,
            FinishedAt = e.At,
            UpdatedAt = e.At,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "no meaning of this event is known"),
    };
}
