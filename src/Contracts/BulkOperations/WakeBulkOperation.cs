namespace ActorScheduler.Contracts.BulkOperations;

/// <summary>Continue, if there is anything left to do. It does no harm however often it comes.</summary>
/// <param name="OperationId">The operation.</param>
public sealed record WakeBulkOperation(string OperationId) : IBulkOperationMessage;
