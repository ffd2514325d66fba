namespace ActorScheduler.Contracts.PeriodicTasks;

/// <summary>The answer to a command, given only after what it says is durable.</summary>
/// <param name="PeriodicTaskId">The periodic task that answers.</param>
public abstract record PeriodicTaskReply(long PeriodicTaskId) : IWireMessage;

/// <summary>The command is carried out.</summary>
public sealed record PeriodicTaskAccepted(long PeriodicTaskId) : PeriodicTaskReply(PeriodicTaskId);

/// <summary>The command is not carried out; nothing changed.</summary>
public sealed record PeriodicTaskRefused(long PeriodicTaskId, PeriodicTaskRefusal Refusal) : PeriodicTaskReply(PeriodicTaskId);

/// <summary>The command may or may not have been stored: the journal failed.</summary>
/// <param name="PeriodicTaskId">The periodic task.</param>
/// <param name="Reason">What the journal said.</param>
public sealed record PeriodicTaskOutcomeUnknown(long PeriodicTaskId, string Reason) : PeriodicTaskReply(PeriodicTaskId);

/// <summary>Why a command on a periodic task is refused.</summary>
public enum PeriodicTaskRefusal
{
    /// <summary>There is no periodic task with this id, or it was deleted.</summary>
    Unknown = 1,

    /// <summary>Another periodic task has this name.</summary>
    NameTaken = 2,

    /// <summary>The id was used before, for another definition.</summary>
    IdTaken = 3,
}
