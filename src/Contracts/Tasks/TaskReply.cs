namespace ActorScheduler.Contracts.Tasks;

/// <summary>The answer to a command, given only after what it says is durable.</summary>
/// <param name="TaskId">The task that answers.</param>
public abstract record TaskReply(string TaskId) : IWireMessage;

/// <summary>The task is accepted: now, or by the same call before.</summary>
public sealed record TaskAccepted(string TaskId) : TaskReply(TaskId);

/// <summary>The task is revoked, now or before.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="StillRunning">True if an attempt goes on because <c>terminate</c> was not asked for; none will follow it.</param>
public sealed record TaskRevokeAccepted(string TaskId, bool StillRunning) : TaskReply(TaskId)
{
    /// <summary>True if the request with this id revoked it, now or before; false if another one did, and for a request without an id.</summary>
    public bool ByThisRequest { get; init; }
}

/// <summary>The task waits for that time.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Due">When it starts at the earliest.</param>
public sealed record TaskRescheduleAccepted(string TaskId, DateTimeOffset Due) : TaskReply(TaskId)
{
    /// <summary>True if the request with this id moved it, now or before; false if there was nothing to move, and for a request without an id.</summary>
    public bool ByThisRequest { get; init; }
}

/// <summary>The task waits to run again, or has already done so: this request was carried out once.</summary>
public sealed record TaskRetryAccepted(string TaskId) : TaskReply(TaskId);

/// <summary>The task is replaced, and the one in its place is accepted.</summary>
public sealed record TaskReplaceAccepted(string TaskId, string NewTaskId) : TaskReply(TaskId);

/// <summary>The command is not carried out; nothing changed.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Refusal">The reason.</param>
/// <param name="Phase">Where the task stands.</param>
public sealed record TaskRefused(string TaskId, TaskRefusal Refusal, TaskPhase Phase) : TaskReply(TaskId)
{
    /// <summary>The task's <c>expires</c>, where that is the reason.</summary>
    public DateTimeOffset? Expires { get; init; }
}

/// <summary>The command may or may not have been stored: the journal failed. Ask again with the same id.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Reason">What the journal said.</param>
public sealed record TaskOutcomeUnknown(string TaskId, string Reason) : TaskReply(TaskId);
