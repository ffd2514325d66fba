namespace ActorScheduler.Contracts.Tasks.Commands;

/// <summary>A command for one task. It is sent to the task's actor and decided in <c>Tasks/Decisions</c>.</summary>
/// <param name="TaskId">The task's id; also its place in the cluster.</param>
public abstract record TaskCommand(string TaskId) : ITaskMessage;

/// <summary>Accept this task. The same call under the same id makes one task, however often it is sent and by whom.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Submission">The call.</param>
/// <param name="RequestedBy">Who asks, for the audit (see <see cref="Requester"/>), or null.</param>
public sealed record SubmitTask(string TaskId, TaskSubmission Submission, string? RequestedBy = null) : TaskCommand(TaskId)
{
    /// <summary>True if the id was made for this call, so that no task can have it yet. This only saves a look into the journal.</summary>
    public bool HasNewId { get; init; }
}

/// <summary>Take the task back.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Terminate">Also end an attempt that runs, by cancelling its token.</param>
/// <param name="RequestedBy">Who asks, for the audit, or null.</param>
public sealed record RevokeTask(string TaskId, bool Terminate, string? RequestedBy = null) : TaskCommand(TaskId)
{
    /// <summary>The id of the request, if it may change the task only once, whatever happens to the task between two tries.</summary>
    public string? RequestId { get; init; }
}

/// <summary>Move the start of a task that waits.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Eta">The new earliest start (UTC, microseconds); null, and no <see cref="Shift"/>: now.</param>
/// <param name="RequestedBy">Who asks, for the audit, or null.</param>
public sealed record RescheduleTask(string TaskId, DateTimeOffset? Eta, string? RequestedBy = null) : TaskCommand(TaskId)
{
    /// <summary>How much later it starts (earlier if negative), instead of <see cref="Eta"/>. It needs a <see cref="RequestId"/>:
    /// the same command sent twice must not move the task twice.</summary>
    public TimeSpan? Shift { get; init; }

    /// <summary>The id of the request, if it may change the task only once, whatever happens to the task between two tries.</summary>
    public string? RequestId { get; init; }
}

/// <summary>Run a task again that failed or was revoked: it waits again, due now, with all of its retries.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="RequestId">The id of the request: the same one sent twice runs the task once.</param>
/// <param name="RequestedBy">Who asks, for the audit, or null.</param>
public sealed record RetryTask(string TaskId, string RequestId, string? RequestedBy = null) : TaskCommand(TaskId);

/// <summary>Put another task in the place of one that has not run.</summary>
/// <param name="TaskId">The task that is given up.</param>
/// <param name="NewTaskId">The id of the one that takes its place, chosen by the caller so that a repeated command names the same one.</param>
/// <param name="Submission">What the new one does.</param>
/// <param name="RequestedBy">Who asks, for the audit of both tasks, or null.</param>
public sealed record ReplaceTask(string TaskId, string NewTaskId, TaskSubmission Submission, string? RequestedBy = null) : TaskCommand(TaskId);

/// <summary>The task that takes this one's place has been accepted.</summary>
public sealed record ConfirmReplacement(string TaskId) : TaskCommand(TaskId);

/// <summary>A worker is free for the task: begin an attempt if it still has to run and is due.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Worker">The incarnation of the process that the worker belongs to.</param>
public sealed record StartAttempt(string TaskId, string Worker) : TaskCommand(TaskId);

/// <summary>End the task if its <c>expires</c> has passed before it could start.</summary>
public sealed record ExpireTask(string TaskId) : TaskCommand(TaskId);

/// <summary>The attempt returned.</summary>
public sealed record ReportSuccess(string TaskId, int Attempt, string ResultJson, TimeSpan Runtime) : TaskCommand(TaskId);

/// <summary>The attempt raised.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Attempt">The number of the attempt.</param>
/// <param name="Failure">How it failed.</param>
/// <param name="Runtime">How long user code ran.</param>
/// <param name="RetryIn">A delay that user code itself asked for (Celery's <c>self.retry(countdown=…)</c>), or null for the task's policy.</param>
/// <param name="Jitter">0..1, drawn by the sender: see <see cref="RetryPolicy.DelayBefore"/>.</param>
public sealed record ReportFailure(
    string TaskId, int Attempt, TaskFailureInfo Failure, TimeSpan Runtime, TimeSpan? RetryIn, double Jitter) : TaskCommand(TaskId);

/// <summary>The attempt never ended: its process died, or it was cancelled because its process stops.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Attempt">The number of the attempt.</param>
/// <param name="Reason">What is known about it, for the audit.</param>
public sealed record ReportLost(string TaskId, int Attempt, string Reason) : TaskCommand(TaskId);
