using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.Client;

namespace ActorScheduler.Node.BulkOperations;

/// <summary>Go on, if there is anything left to do. Harmless however often it comes.</summary>
public sealed record WakeBulkOperation(string OperationId) : IBulkOperationMessage;

/// <summary>A page of tasks that match was read.</summary>
internal sealed record PageRead(TaskPage Page);

/// <summary>The database could not be read; it is tried again.</summary>
internal sealed record PageNotRead(Exception Cause);
