using ActorScheduler.Chaos.Records;

namespace ActorScheduler.Chaos.Checks;

/// <summary>The answer to a submit holds, and every task in the journal was asked for.</summary>
internal static class SubmitCheck
{
    /// <summary>The violations.</summary>
    public static IEnumerable<Violation> Of(TaskCase task, CaseFiles files)
    {
        var submitted = task.Submitted;
        foreach (var call in task.CallsOf(CallKind.Submit))
        {
            if (call.Answer == CallAnswer.Refused)
                yield return new Violation(Promise.CallsKept, task.Id, $"a correct call was refused: {call.Said}");
            if (call.Answer != CallAnswer.Accepted)
                continue;
            if (call.Made != task.Id)
                yield return new Violation(Promise.CallsKept, task.Id, $"it was accepted under another id, {call.Made}");
            if (submitted is null)
                yield return new Violation(Promise.NothingLost, task.Id, "it was accepted, and the journal does not know it");
            else if (!submitted.Submission.KwargsJson.Contains(call.Mark, StringComparison.Ordinal))
                yield return new Violation(Promise.CallsKept, task.Id, $"accepted with {call.Mark}, stored with {submitted.Submission.KwargsJson}");
            else if (submitted.At > call.Answered)
                yield return new Violation(Promise.CallsKept, task.Id, $"accepted at {call.Answered:O}, stored only at {submitted.At:O}");
        }

        if (submitted is not null && !IsWanted(task, files))
            yield return new Violation(Promise.CallsKept, task.Id, "nobody asked for it: no call, no schedule, no update");
    }

    private static bool IsWanted(TaskCase task, CaseFiles files) =>
        task.CallsOf(CallKind.Submit).Any()
        || (task.Submitted!.Submission.PeriodicTaskId is { } periodic && files.PeriodicTasks[periodic].Created is not null)
        || files.ReplacementIds.Contains(task.Id);
}
