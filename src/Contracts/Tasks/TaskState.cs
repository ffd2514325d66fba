using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tasks;

/// <summary>
/// Everything that is known about one task, folded from its events. The actor, the read model and the audit replay use this one
/// fold. Immutable; <c>docs/state-machine.md</c> draws it.
/// </summary>
public sealed record TaskState
{
    /// <summary>The state of an id that has no events.</summary>
    public static TaskState None { get; } = new();

    /// <summary>Where the task stands.</summary>
    public TaskPhase Phase { get; init; }

    /// <summary>What was asked for; null only while <see cref="Phase"/> is Unknown.</summary>
    public TaskSubmission? Submission { get; init; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When the last event happened.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the next attempt may start; meaningful while the task waits.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>The number of the last attempt begun; 0 before the first. The fencing token of every report.</summary>
    public int Attempt { get; init; }

    /// <summary>How many retries followed a failure, since someone last asked for the task to run again.</summary>
    public int Retries { get; init; }

    /// <summary>How many attempts were lost with their process, since someone last asked for the task to run again.</summary>
    public int LostAttempts { get; init; }

    /// <summary>The process incarnation of the last attempt, or null.</summary>
    public string? Worker { get; init; }

    /// <summary>When the last attempt began, or null.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When a retry was last scheduled or asked for, or null.</summary>
    public DateTimeOffset? RetriedAt { get; init; }

    /// <summary>When the task reached a final state, or null.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How long user code of the last attempt ran, where known.</summary>
    public TimeSpan? Runtime { get; init; }

    /// <summary>What it returned (JSON); null unless SUCCESS.</summary>
    public string? ResultJson { get; init; }

    /// <summary>How the last attempt failed; null unless FAILURE or RETRY.</summary>
    public TaskFailureInfo? Failure { get; init; }

    /// <summary>True if no further attempt may follow the running one.</summary>
    public bool RevokeRequested { get; init; }

    /// <summary>Why it is REVOKED, or null.</summary>
    public RevokeReason? RevokeReason { get; init; }

    /// <summary>The task in its place, or null.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>The last requests that changed it; each changes it only once.</summary>
    public RecentRequests Requests { get; init; } = RecentRequests.None;

    /// <summary>What the task in its place does, until that one is accepted; then null.</summary>
    public TaskSubmission? PendingReplacement { get; init; }

    /// <summary>Who asked for <see cref="PendingReplacement"/>, until that one is accepted; then null.</summary>
    public string? PendingReplacementBy { get; init; }

    /// <summary>
    /// The state after one more event. Total: every event ever written is accepted in every state, and one that does not
    /// fit (the decisions write none) leaves a state that is no worse than the event says.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The type of event has no meaning here: a bug, found by a test.</exception>
    public TaskState Apply(TaskEvent happened) => happened switch
    {
        TaskSubmitted e => None with
        {
            Phase = TaskPhase.Pending,
            Submission = e.Submission,
            SubmittedAt = e.At,
            UpdatedAt = e.At,
            DueAt = e.Submission.Eta ?? e.At,
        },
        TaskStarted e => this with
        {
            Phase = TaskPhase.Started,
            Attempt = e.Attempt,
            Worker = e.Worker,
            StartedAt = e.At,
            UpdatedAt = e.At,
            Failure = null,
        },
        TaskSucceeded e => Finished(TaskPhase.Success, e.At) with { ResultJson = e.ResultJson, Runtime = e.Runtime },
        TaskFailed e => Finished(TaskPhase.Failure, e.At) with { Failure = e.Failure, Runtime = e.Runtime },
        TaskRetryScheduled e => this with
        {
            Phase = TaskPhase.Retry,
            DueAt = e.Due,
            Retries = Retries + 1,
            RetriedAt = e.At,
            UpdatedAt = e.At,
            Failure = e.Failure,
        },
        TaskAttemptLost e => this with
        {
            Phase = TaskPhase.Pending,
            DueAt = e.At,
            LostAttempts = LostAttempts + 1,
            StartedAt = null,
            UpdatedAt = e.At,
        },
        TaskRevokeRequested e => this with { RevokeRequested = true, UpdatedAt = e.At, Requests = Requests.Add(e.RequestId) },
        TaskRevoked e => Finished(TaskPhase.Revoked, e.At) with { RevokeReason = e.Reason, Requests = Requests.Add(e.RequestId) },
        TaskRescheduled e => this with
        {
            Submission = Submission is null ? null : Submission with { Eta = e.Due },
            DueAt = e.Due,
            UpdatedAt = e.At,
            Requests = Requests.Add(e.RequestId),
        },
        TaskRetryRequested e => WaitsAnew(e),
        TaskReplaced e => Finished(TaskPhase.Revoked, e.At) with
        {
            RevokeReason = Tasks.RevokeReason.Replaced,
            ReplacedBy = e.NewTaskId,
            PendingReplacement = e.Submission,
            PendingReplacementBy = e.RequestedBy,
        },
        TaskReplacementSubmitted => this with { PendingReplacement = null, PendingReplacementBy = null },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "no meaning of this event is known"),
    };

    /// <summary>The fold of a whole history.</summary>
    public static TaskState Replay(IEnumerable<TaskEvent> history) =>
        history.Aggregate(None, (state, happened) => state.Apply(happened));

    private TaskState WaitsAnew(TaskRetryRequested e) => None with
    {
        Phase = TaskPhase.Pending,
        Submission = Submission is null ? null : Submission with { Eta = null },
        SubmittedAt = SubmittedAt,
        UpdatedAt = e.At,
        DueAt = e.At,
        Attempt = Attempt,
        Worker = Worker,
        RetriedAt = e.At,
        Requests = Requests.Add(e.RequestId),
    };

    private TaskState Finished(TaskPhase phase, DateTimeOffset at) => this with
    {
        Phase = phase,
        FinishedAt = at,
        UpdatedAt = at,
        Failure = null,
    };
}
