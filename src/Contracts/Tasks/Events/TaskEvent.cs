namespace ActorScheduler.Contracts.Tasks.Events;

/// <summary>
/// A fact about one task, stored for ever. The set is closed; what each one does to the state of a task is in
/// <see cref="TaskState.Apply"/>, how it is stored in <c>Serialization</c>.
/// </summary>
/// <param name="At">When it happened (UTC, microseconds).</param>
public abstract record TaskEvent(DateTimeOffset At);

/// <summary>The task was accepted.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Submission">The call.</param>
/// <param name="RequestedBy">Who asked first; null if that was not recorded.</param>
public sealed record TaskSubmitted(DateTimeOffset At, TaskSubmission Submission, string? RequestedBy = null) : TaskEvent(At), IRequested;

/// <summary>An attempt begins; user code runs only after this is durable.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Attempt">1 for the first. Every report of this run carries it; a report with another number is stale.</param>
/// <param name="Worker">The incarnation of the process that runs it; another incarnation cannot be running it.</param>
public sealed record TaskStarted(DateTimeOffset At, int Attempt, string Worker) : TaskEvent(At);

/// <summary>The attempt returned.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Attempt">The number of the attempt.</param>
/// <param name="ResultJson">What it returned, as JSON.</param>
/// <param name="Runtime">How long user code ran.</param>
public sealed record TaskSucceeded(DateTimeOffset At, int Attempt, string ResultJson, TimeSpan Runtime) : TaskEvent(At);

/// <summary>The attempt failed, and no other follows.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Attempt">The number of the attempt.</param>
/// <param name="Failure">How it failed.</param>
/// <param name="Runtime">How long user code ran; null if that is unknown because the process died.</param>
public sealed record TaskFailed(DateTimeOffset At, int Attempt, TaskFailureInfo Failure, TimeSpan? Runtime) : TaskEvent(At);

/// <summary>The attempt failed, and another follows.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Attempt">Which attempt failed.</param>
/// <param name="Due">When the next one starts at the earliest.</param>
/// <param name="Failure">How it failed.</param>
public sealed record TaskRetryScheduled(DateTimeOffset At, int Attempt, DateTimeOffset Due, TaskFailureInfo Failure) : TaskEvent(At);

/// <summary>The attempt never ended because its process died or was stopped; another follows at once.</summary>
/// <param name="At">When it was noticed.</param>
/// <param name="Attempt">Which attempt was lost.</param>
/// <param name="Reason">What is known about the loss, for the audit.</param>
public sealed record TaskAttemptLost(DateTimeOffset At, int Attempt, string Reason) : TaskEvent(At);

/// <summary>Someone revoked a running task without <c>terminate</c>: the attempt goes on, no other follows it.</summary>
/// <param name="At">When it happened.</param>
/// <param name="RequestedBy">Who asked; null if that was not recorded.</param>
public sealed record TaskRevokeRequested(DateTimeOffset At, string? RequestedBy = null) : TaskEvent(At), IRequested
{
    /// <summary>The id of the request, or null if it had none.</summary>
    public string? RequestId { get; init; }
}

/// <summary>The task will not run, or not again.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Reason">Why: asked for, terminated, expired.</param>
/// <param name="RequestedBy">Who asked; null if it expired or that was not recorded.</param>
public sealed record TaskRevoked(DateTimeOffset At, RevokeReason Reason, string? RequestedBy = null) : TaskEvent(At), IRequested
{
    /// <summary>The id of the request, or null if it had none.</summary>
    public string? RequestId { get; init; }
}

/// <summary>The start of a waiting task was moved.</summary>
/// <param name="At">When that was asked.</param>
/// <param name="Due">The new earliest start, which is shown as its eta.</param>
/// <param name="RequestId">The id of the request, or null if it had none.</param>
/// <param name="RequestedBy">Who asked; null if that was not recorded.</param>
public sealed record TaskRescheduled(DateTimeOffset At, DateTimeOffset Due, string? RequestId, string? RequestedBy = null) : TaskEvent(At), IRequested;

/// <summary>A task that failed or was revoked runs again: it waits as if it had just been submitted, due at once, with all of its retries.
/// The numbers of its attempts continue.</summary>
/// <param name="At">When it happened.</param>
/// <param name="RequestId">The id of the request.</param>
/// <param name="RequestedBy">Who asked; null if that was not recorded.</param>
public sealed record TaskRetryRequested(DateTimeOffset At, string RequestId, string? RequestedBy = null) : TaskEvent(At), IRequested;

/// <summary>The task was changed before it ran: it is revoked, and <paramref name="NewTaskId"/> is submitted in its place.</summary>
/// <param name="At">When it happened.</param>
/// <param name="NewTaskId">The id of the task that takes its place.</param>
/// <param name="Submission">What that task does; kept here so that it is submitted even if the process dies now.</param>
/// <param name="RequestedBy">Who asked, for the new task too; null if that was not recorded.</param>
public sealed record TaskReplaced(DateTimeOffset At, string NewTaskId, TaskSubmission Submission, string? RequestedBy = null) : TaskEvent(At), IRequested;

/// <summary>The task that takes this one's place has been accepted.</summary>
public sealed record TaskReplacementSubmitted(DateTimeOffset At) : TaskEvent(At);
