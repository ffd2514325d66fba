namespace ActorScheduler.Contracts.BulkOperations;

/// <summary>The answer to a command, given only after what it says is durable.</summary>
/// <param name="OperationId">The operation that answers.</param>
public abstract record BulkOperationReply(string OperationId) : IWireMessage;

/// <summary>The command is carried out: now, or by the same command before.</summary>
public sealed record BulkOperationAccepted(string OperationId) : BulkOperationReply(OperationId);

/// <summary>The command is not carried out; nothing changed.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Refusal">The reason.</param>
public sealed record BulkOperationRefused(string OperationId, BulkOperationRefusal Refusal) : BulkOperationReply(OperationId);

/// <summary>The command may or may not have been stored: the journal failed. Ask again with the same id.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Reason">What the journal said.</param>
public sealed record BulkOperationOutcomeUnknown(string OperationId, string Reason) : BulkOperationReply(OperationId);

/// <summary>Why a command on a bulk operation is refused.</summary>
public enum BulkOperationRefusal
{
    /// <summary>No operation with this id was ever started.</summary>
    Unknown = 1,

    /// <summary>The id belongs to an operation that was started with another call.</summary>
    IdTaken = 2,

    /// <summary>It has gone through all of its tasks.</summary>
    AlreadyFinished = 3,
}
