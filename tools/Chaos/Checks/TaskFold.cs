using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Chaos.Checks;

/// <summary>
/// What is known about a task after some of its events. It is written from docs/state-machine.md and not from the product's code, so that an error
/// there is not repeated here.
/// </summary>
internal sealed record TaskFold
{
    public static readonly TaskFold Nothing = new();

    public string State { get; init; } = "UNKNOWN";

    public TaskSubmission? Call { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? Due { get; init; }

    public DateTimeOffset? Eta { get; init; }

    public int Attempt { get; init; }

    public int Retries { get; init; }

    public string? Worker { get; init; }

    public string? Result { get; init; }

    public string? ErrorType { get; init; }

    public string? RevokeReason { get; init; }

    public string? ReplacedBy { get; init; }

    /// <summary>True if someone asked that no attempt follows the running one.</summary>
    public bool EndsAfterThis { get; init; }

    /// <summary>True until the task that replaces it was accepted.</summary>
    public bool OwesReplacement { get; init; }

    public bool IsFinal => State is "SUCCESS" or "FAILURE" or "REVOKED";

    /// <summary>After one more event, whether it is legal or not.</summary>
    public TaskFold After(TaskEvent happened)
    {
        var next = this with { UpdatedAt = happened.At };
        return happened switch
        {
            TaskSubmitted e => new TaskFold
            {
                State = "PENDING",
                Call = e.Submission,
                ReceivedAt = e.At,
                UpdatedAt = e.At,
                Due = e.Submission.Eta ?? e.At,
                Eta = e.Submission.Eta,
            },
            TaskStarted e => next with { State = "STARTED", Attempt = e.Attempt, Worker = e.Worker, StartedAt = e.At, ErrorType = null },
            TaskSucceeded e => next.Ended("SUCCESS") with { Result = e.ResultJson },
            TaskFailed e => next.Ended("FAILURE") with { ErrorType = e.Failure.Type },
            TaskRetryScheduled e => next with { State = "RETRY", Due = e.Due, Retries = Retries + 1, ErrorType = e.Failure.Type },
            TaskAttemptLost e => next with { State = "PENDING", Due = e.At, StartedAt = null },
            TaskRevokeRequested => next with { EndsAfterThis = true },
            TaskRevoked e => next.Ended("REVOKED") with { RevokeReason = e.Reason.ToString().ToLowerInvariant() },
            TaskRescheduled e => next with { Due = e.Due, Eta = e.Due },
            TaskRetryRequested e => new TaskFold
            {
                State = "PENDING",
                Call = Call,
                ReceivedAt = ReceivedAt,
                UpdatedAt = e.At,
                Due = e.At,
                Attempt = Attempt,
                Worker = Worker,
            },
            TaskReplaced e => next.Ended("REVOKED") with { RevokeReason = "replaced", ReplacedBy = e.NewTaskId, OwesReplacement = true },
            TaskReplacementSubmitted => this with { OwesReplacement = false },
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "not an event that the checker knows"),
        };
    }

    /// <summary>After all of them.</summary>
    public static TaskFold Of(IEnumerable<TaskEvent> events) => events.Aggregate(Nothing, (fold, happened) => fold.After(happened));

    private TaskFold Ended(string state) => this with { State = state, FinishedAt = UpdatedAt, ErrorType = null };
}
