using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tasks.Decisions;

/// <summary>
/// The end of an attempt: its result, its failure, or a retry. A report of another attempt than the running one is stale.
/// Times are cut to what is stored, so that the live state is the replayed one.
/// </summary>
internal static class OutcomeDecision
{
    public static Decision<TaskEvent> Decide(TaskState state, ReportSuccess report, DateTimeOffset now) =>
        IsCurrent(state, report.Attempt)
            ? Decision<TaskEvent>.Store(new TaskSucceeded(now, report.Attempt, report.ResultJson, StoredTime.Truncate(report.Runtime)))
            : Decision<TaskEvent>.Ignore;

    public static Decision<TaskEvent> Decide(TaskState state, ReportFailure report, DateTimeOffset now)
    {
        if (!IsCurrent(state, report.Attempt))
            return Decision<TaskEvent>.Ignore;

        var policy = state.Submission!.Retry;
        if (state.RevokeRequested || state.Retries >= policy.MaxRetries)
            return Decision<TaskEvent>.Store(new TaskFailed(now, report.Attempt, report.Failure, StoredTime.Truncate(report.Runtime)));

        var delay = report.RetryIn ?? policy.DelayBefore(state.Retries, report.Jitter);
        return Decision<TaskEvent>.Store(new TaskRetryScheduled(now, report.Attempt, StoredTime.Add(now, delay), report.Failure));
    }

    public static bool IsCurrent(TaskState state, int attempt) => state.Phase == TaskPhase.Started && state.Attempt == attempt;
}
