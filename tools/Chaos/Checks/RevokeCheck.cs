using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Chaos.Checks;

/// <summary>A revoke that was accepted is stored, and no attempt begins after it; one that was refused was too late.</summary>
internal static class RevokeCheck
{
    /// <summary>The violations.</summary>
    public static IEnumerable<Violation> Of(TaskCase task)
    {
        foreach (var call in task.CallsOf(CallKind.Revoke))
        {
            if (call.Answer == CallAnswer.Accepted)
            {
                if (!task.Events.Any(happened => happened.At <= call.Answered && happened is TaskRevoked or TaskReplaced or TaskRevokeRequested))
                    yield return Broken(task, $"a revoke was accepted at {call.Answered:O}, but nothing of it is stored");
                if (StartAfter(task, call) is { } start)
                    yield return Broken(task, $"a revoke was accepted at {call.Answered:O}, but attempt {start.Attempt} began at {start.At:O}");
            }
            else if (call.Answer == CallAnswer.Refused)
            {
                if (Knowledge.IsDenied(call))
                {
                    if (Knowledge.Of(task, call) is { } denied)
                        yield return denied;
                }
                else if (!task.Events.Any(happened => happened.At <= call.Answered && happened is TaskSucceeded or TaskFailed or TaskRevoked))
                {
                    yield return Broken(task, $"a revoke was refused though the task had not ended: {call.Said}");
                }
            }
        }
    }

    private static TaskStarted? StartAfter(TaskCase task, Call call) => task.Events
        .SkipWhile(happened => happened.At <= call.Answered)
        .TakeWhile(happened => happened is not TaskRetryRequested)
        .OfType<TaskStarted>()
        .FirstOrDefault(_ => !task.Events.Any(happened => happened is TaskRetryRequested && happened.At >= call.Sent && happened.At <= call.Answered));

    private static Violation Broken(TaskCase task, string text) => new(Promise.CallsKept, task.Id, text);
}
