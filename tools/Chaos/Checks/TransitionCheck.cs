using ActorScheduler.Authoring;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Chaos.Checks;

/// <summary>Each event of a task may follow those before it, according to the checker's own table.</summary>
internal static class TransitionCheck
{
    /// <summary>What is wrong with a task's events.</summary>
    public static IEnumerable<Violation> Of(TaskCase task)
    {
        var fold = TaskFold.Nothing;
        foreach (var happened in task.Events)
        {
            if (Objection(fold, happened) is { } objection)
                yield return new Violation(Promise.LegalTransitions, task.Id, $"{happened.GetType().Name} in {fold.State} (attempt {fold.Attempt}): {objection}");
            fold = fold.After(happened);
        }
    }

    private static string? Objection(TaskFold before, TaskEvent happened) => happened switch
    {
        TaskSubmitted => before.State == "UNKNOWN" ? null : "it was submitted before",
        _ when before.State == "UNKNOWN" => "it was never submitted",
        TaskStarted e => Started(before, e),
        TaskSucceeded or TaskFailed => before.State == "STARTED" ? null : "no attempt runs",
        TaskRetryScheduled => Repeated(before),
        TaskAttemptLost => before.Call!.Delivery == Delivery.AtMostOnce ? "it is at-most-once" : Repeated(before),
        TaskRevokeRequested => before.State != "STARTED" ? "no attempt runs" : before.EndsAfterThis ? "that was asked before" : null,
        TaskRevoked e => Revoked(before, e),
        TaskRescheduled => before.State is "PENDING" or "RETRY" ? null : "it does not wait",
        TaskRetryRequested => before.State is "FAILURE" or "REVOKED" && before.ReplacedBy is null ? null : "it is not over, went well, or was replaced",
        TaskReplaced => before is { State: "PENDING", Attempt: 0 } ? null : "it has begun",
        TaskReplacementSubmitted => before.OwesReplacement ? null : "no replacement was owed",
        _ => "the checker does not know this event",
    };

    private static string? Started(TaskFold before, TaskStarted e)
    {
        if (before.State is not ("PENDING" or "RETRY"))
            return "it does not wait";
        if (e.Attempt != before.Attempt + 1)
            return $"attempt {e.Attempt} after attempt {before.Attempt}";
        if (e.At < before.Due)
            return $"at {e.At:O}, but due at {before.Due:O}";
        return e.At >= before.Call!.Expires ? $"at {e.At:O}, but it expired at {before.Call.Expires:O}" : null;
    }

    private static string? Repeated(TaskFold before) =>
        before.State != "STARTED" ? "no attempt runs" : before.EndsAfterThis ? "it was revoked, no attempt may follow" : null;

    private static string? Revoked(TaskFold before, TaskRevoked e) => e.Reason switch
    {
        _ when before.IsFinal => "it is over",
        RevokeReason.Requested when before.State == "STARTED" && !before.EndsAfterThis => "an attempt runs, and nobody asked before",
        RevokeReason.Terminated when before.State != "STARTED" => "no attempt runs",
        RevokeReason.Expired when before.State == "STARTED" => "an attempt runs",
        RevokeReason.Expired when !(e.At >= before.Call!.Expires) => $"at {e.At:O}, but it expires at {before.Call!.Expires:O}",
        RevokeReason.Replaced => "that has an event of its own",
        _ => null,
    };
}
