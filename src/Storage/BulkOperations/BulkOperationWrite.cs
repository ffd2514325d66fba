namespace ActorScheduler.Storage.BulkOperations;

/// <summary>What a write does to the row of a bulk operation.</summary>
/// <param name="Row">The row as it is to be.</param>
/// <param name="Position">The place in the journal of the operation's first event in the write.</param>
internal readonly record struct BulkOperationWrite(BulkOperationSnapshot Row, long Position);
