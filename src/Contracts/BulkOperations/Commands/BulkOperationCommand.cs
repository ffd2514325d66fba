using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.BulkOperations.Commands;

/// <summary>Something asked of one bulk operation.</summary>
/// <param name="OperationId">The operation's id; also its place in the cluster.</param>
public abstract record BulkOperationCommand(string OperationId) : IBulkOperationMessage;

/// <summary>Start it. The same call under the same id starts one operation, however often it is sent.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Action">What is done to each task.</param>
/// <param name="Filter">Which tasks.</param>
/// <param name="Start">The place in the list of tasks behind which the operation works: tasks that arrive later are not part of it.</param>
/// <param name="Matched">How many tasks match now.</param>
/// <param name="RequestedBy">Who asks, for the audit, or null.</param>
public sealed record StartBulkOperation(
    string OperationId, BulkAction Action, TaskFilter Filter, TaskCursor Start, long Matched, string? RequestedBy = null) : BulkOperationCommand(OperationId);

/// <summary>End it where it stands.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="RequestedBy">Who asks, for the audit, or null.</param>
public sealed record CancelBulkOperation(string OperationId, string? RequestedBy = null) : BulkOperationCommand(OperationId);

/// <summary>The operation's own: note what was done, and which tasks come next.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Done">What became of all tasks so far.</param>
/// <param name="Page">The ids of the next tasks.</param>
/// <param name="Next">Where the page after them begins; null if they are the last.</param>
public sealed record TakeBulkPage(string OperationId, BulkCounts Done, ValueList<string> Page, TaskCursor? Next) : BulkOperationCommand(OperationId);

/// <summary>The operation's own: all is done, or as much as there will be.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Done">What became of all tasks.</param>
/// <param name="Outcome">How it ends.</param>
/// <param name="RequestedBy">Who cancelled it, or null.</param>
public sealed record EndBulkOperation(string OperationId, BulkCounts Done, BulkPhase Outcome, string? RequestedBy = null) : BulkOperationCommand(OperationId);
