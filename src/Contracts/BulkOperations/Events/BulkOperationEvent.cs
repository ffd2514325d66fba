using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.BulkOperations.Events;

/// <summary>A fact about one bulk operation, stored for ever. What happened to its tasks is in their own events.</summary>
/// <param name="At">When it happened (UTC, microseconds).</param>
public abstract record BulkOperationEvent(DateTimeOffset At);

/// <summary>It began.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Action">What it does to each task.</param>
/// <param name="Filter">The tasks it applies to.</param>
/// <param name="Start">The place in the list of tasks after which it works.</param>
/// <param name="Matched">How many tasks matched.</param>
/// <param name="RequestedBy">Who asked; null if that was not recorded.</param>
public sealed record BulkOperationStarted(
    DateTimeOffset At, BulkAction Action, TaskFilter Filter, TaskCursor Start, long Matched, string? RequestedBy) : BulkOperationEvent(At), IRequested;

/// <summary>It has finished a page, if any, and continues with the next one. The page is stored before its first task is touched, so that after a
/// crash the same tasks are processed again and none is missed, although those that were changed may no longer match.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Done">The outcome of all tasks before this page.</param>
/// <param name="Page">The ids of this page.</param>
/// <param name="Next">Where the page after this one begins; null if this is the last.</param>
public sealed record BulkOperationProgressed(
    DateTimeOffset At, BulkCounts Done, ValueList<string> Page, TaskCursor? Next) : BulkOperationEvent(At);

/// <summary>It ended.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Done">The outcome of all tasks.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="RequestedBy">Who cancelled it; null if no one did or that was not recorded.</param>
public sealed record BulkOperationEnded(
    DateTimeOffset At, BulkCounts Done, BulkPhase Outcome, string? RequestedBy) : BulkOperationEvent(At), IRequested;
