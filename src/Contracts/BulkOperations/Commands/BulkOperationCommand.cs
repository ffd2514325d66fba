using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.BulkOperations.Commands;

/// <summary>A command for one bulk operation.</summary>
/// <param name="OperationId">The operation's id; also its place in the cluster.</param>
public abstract record BulkOperationCommand(string OperationId) : IBulkOperationMessage;

/// <summary>Start it. The same call under the same id starts one operation, however often it is sent.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Action">What is done to each task.</param>
/// <param name="Filter">The tasks it applies to.</param>
/// <param name="Start">The place in the list of tasks after which the operation works: tasks that arrive later are not part of it.</param>
/// <param name="Matched">How many tasks match now.</param>
/// <param name="RequestedBy">Who asks, for the audit, or null.</param>
public sealed record StartBulkOperation(
    string OperationId, BulkAction Action, TaskFilter Filter, TaskCursor Start, long Matched, string? RequestedBy = null) : BulkOperationCommand(OperationId);

/// <summary>End it where it stands.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="RequestedBy">Who asks, for the audit, or null.</param>
public sealed record CancelBulkOperation(string OperationId, string? RequestedBy = null) : BulkOperationCommand(OperationId);

/// <summary>Sent by the operation itself: record what was done, and which tasks come next.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Done">The outcome of all tasks so far.</param>
/// <param name="Page">The ids of the next tasks.</param>
/// <param name="Next">Where the page after them begins; null if they are the last.</param>
public sealed record TakeBulkPage(string OperationId, BulkCounts Done, ValueList<string> Page, TaskCursor? Next) : BulkOperationCommand(OperationId);

/// <summary>Sent by the operation itself: everything is done, or as much as will be.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Done">The outcome of all tasks.</param>
/// <param name="Outcome">How it ends.</param>
/// <param name="RequestedBy">Who cancelled it, or null.</param>
public sealed record EndBulkOperation(string OperationId, BulkCounts Done, BulkPhase Outcome, string? RequestedBy = null) : BulkOperationCommand(OperationId);
