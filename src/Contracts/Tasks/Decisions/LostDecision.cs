using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tasks.Decisions;

/// <summary>
/// An attempt that came to no end: it is run again, unless the task may run at most once, was revoked meanwhile, or has
/// taken its process down so often that it is likely to be the cause.
/// </summary>
internal static class LostDecision
{
    /// <summary>So many lost attempts make a task that kills its worker end, instead of killing it for ever.</summary>
    internal const int MostLostAttempts = 16;

    public static Decision<TaskEvent> Decide(TaskState state, ReportLost report, DateTimeOffset now)
    {
        if (!OutcomeDecision.IsCurrent(state, report.Attempt))
            return Decision<TaskEvent>.Ignore;
        if (state.Submission!.Delivery == Delivery.AtMostOnce)
            return Fail(report, now, "the task is at-most-once, so it is not run again");
        if (state.LostAttempts + 1 >= MostLostAttempts)
            return Fail(report, now, $"{MostLostAttempts} attempts were lost");
        if (state.RevokeRequested)
            return Decision<TaskEvent>.Store(new TaskRevoked(now, RevokeReason.Requested));
        return Decision<TaskEvent>.Store(new TaskAttemptLost(now, report.Attempt, report.Reason));
    }

    private static Decision<TaskEvent> Fail(ReportLost report, DateTimeOffset now, string why)
    {
        var text = $"Attempt {report.Attempt} was lost: {report.Reason}; {why}.";
        var failure = new TaskFailureInfo(TaskFailureInfo.WorkerLostType, text, $"{TaskFailureInfo.WorkerLostType}: {text}");
        return Decision<TaskEvent>.Store(new TaskFailed(now, report.Attempt, failure, null));
    }
}
