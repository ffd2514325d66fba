using ActorScheduler.Contracts.BulkOperations;

namespace ActorScheduler.Storage.BulkOperations;

/// <summary>An operation as it is to be shown after an event.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="State">The fold of its events.</param>
internal sealed record BulkOperationSnapshot(string OperationId, BulkOperationState State);
