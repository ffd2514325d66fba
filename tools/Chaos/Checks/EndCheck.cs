using ActorScheduler.Chaos.Records;

namespace ActorScheduler.Chaos.Checks;

/// <summary>Every task that was accepted has ended, or waits for a time that has not come and is in the wake-up index.</summary>
internal static class EndCheck
{
    /// <summary>What was lost.</summary>
    public static IEnumerable<Violation> Of(TaskCase task, DateTimeOffset readAt)
    {
        var fold = TaskFold.Of(task.Events);
        if (fold.State == "UNKNOWN")
            yield break;
        var waits = fold.State is "PENDING" or "RETRY" && fold.Due > readAt;
        if (!fold.IsFinal && !waits)
            yield return Lost(task, $"it is still {fold.State}, though everything has recovered and nothing holds it back");
        if (waits && task.WakeAt is null)
            yield return Lost(task, $"it waits for {fold.Due:O}, but it is not in the wake-up index");
        if (fold.OwesReplacement)
            yield return Lost(task, $"{fold.ReplacedBy} was to take its place, which was never confirmed");
        if (fold.IsFinal && !fold.OwesReplacement && task.WakeAt is not null)
            yield return new Violation(Promise.ReadModelIsFold, task.Id, "it is over, but the wake-up index still has it");
    }

    private static Violation Lost(TaskCase task, string text) => new(Promise.NothingLost, task.Id, text);
}
