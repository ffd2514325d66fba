using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Chaos.Checks;

/// <summary>An accepted update put the new task in the place of the old one, and only one of the two ran.</summary>
internal static class UpdateCheck
{
    /// <summary>The violations.</summary>
    public static IEnumerable<Violation> Of(TaskCase task, CaseFiles files)
    {
        foreach (var replaced in task.Events.OfType<TaskReplaced>())
        {
            if (files.Tasks.GetValueOrDefault(replaced.NewTaskId)?.Submitted is null)
                yield return new Violation(Promise.NothingLost, task.Id, $"{replaced.NewTaskId} was to take its place, but the journal does not know that task");
            if (task.Ledger.Count > 0)
                yield return new Violation(Promise.NothingDoubled, task.Id, $"it ran, though {replaced.NewTaskId} took its place");
        }

        foreach (var call in task.CallsOf(CallKind.Update))
        {
            if (call.Answer == CallAnswer.Accepted && !task.Events.OfType<TaskReplaced>().Any(replaced => IsOf(call, replaced)))
                yield return Broken(task, $"an update was accepted with {call.Made}, but that is not stored");
            if (call.Answer != CallAnswer.Refused)
                continue;
            if (Knowledge.IsDenied(call))
            {
                if (Knowledge.Of(task, call) is { } denied)
                    yield return denied;
            }
            else if (!task.Events.Any(happened => happened.At <= call.Answered && happened is TaskStarted or TaskRevoked or TaskReplaced))
            {
                yield return Broken(task, $"an update was refused though the task had not started: {call.Said}");
            }
        }
    }

    private static bool IsOf(Call call, TaskReplaced replaced) =>
        replaced.NewTaskId == call.Made && replaced.Submission.KwargsJson.Contains(call.Mark, StringComparison.Ordinal);

    private static Violation Broken(TaskCase task, string text) => new(Promise.CallsKept, task.Id, text);
}
