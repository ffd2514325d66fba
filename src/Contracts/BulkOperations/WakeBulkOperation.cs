namespace ActorScheduler.Contracts.BulkOperations;

/// <summary>Go on, if there is anything left to do. Harmless however often it comes.</summary>
/// <param name="OperationId">The operation.</param>
public sealed record WakeBulkOperation(string OperationId) : IBulkOperationMessage;
