namespace ActorScheduler.Contracts.BulkOperations;

/// <summary>A message that is routed to the actor of one bulk operation.</summary>
public interface IBulkOperationMessage : IWireMessage
{
    /// <summary>The operation's id.</summary>
    string OperationId { get; }
}
