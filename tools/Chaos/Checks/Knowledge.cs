using ActorScheduler.Chaos.Records;

namespace ActorScheduler.Chaos.Checks;

/// <summary>A task that was accepted before a call was sent must be known to that call.</summary>
internal static class Knowledge
{
    /// <summary>True if the answer says that there is no such task.</summary>
    public static bool IsDenied(Call call) =>
        call.Said.Contains("未查询到该任务", StringComparison.Ordinal)
        || call.Said.StartsWith("404", StringComparison.Ordinal)
        || call.Said.Contains("the id of a task, as async_apply_task", StringComparison.Ordinal);

    /// <summary>The violation, if the answer denies a task that was accepted before.</summary>
    public static Violation? Of(TaskCase task, Call call) =>
        IsDenied(call) && task.Submitted?.At < call.Sent && task.Calls.Any(other => other.Answer == CallAnswer.Accepted && other.Answered < call.Sent)
            ? new Violation(Promise.NothingLost, task.Id, $"it was accepted before, but {call.Kind} was answered with: {call.Said}")
            : null;
}
