using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Contracts.WakeUps;

namespace ActorScheduler.Storage.Audit;

/// <summary>A task's row against the fold of its events.</summary>
internal static class TaskComparison
{
    /// <summary>What is different.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="row">The row, or null if there is none.</param>
    /// <param name="isAwaited">True if the row has a wake-up time.</param>
    public static IEnumerable<ReadModelDifference> Of(Fold<TaskState, TaskEvent> fold, TaskRow? row, bool isAwaited)
    {
        if (fold.Problem is { } problem)
            return [ReadModelDifference.Of(fold.PersistenceId, "events", problem, "not looked at")];
        if (fold.Count == 0)
            return row is null ? [] : [ReadModelDifference.Of(fold.PersistenceId, "row", "no events", row.State.Phase)];
        if (!fold.IsWhole)
            return [];
        if (row is null)
            return HasEnded(fold.State) ? [] : [ReadModelDifference.Of(fold.PersistenceId, "row", fold.State.Phase, "no row")];
        return OfFields(fold, row, isAwaited);
    }

    /// <summary>True if nothing is left to do, so that the clean-up of results may have removed the row.</summary>
    public static bool HasEnded(TaskState state) => WakeUpPolicy.Default.For(state) is null;

    private static IEnumerable<ReadModelDifference> OfFields(Fold<TaskState, TaskEvent> fold, TaskRow row, bool isAwaited)
    {
        foreach (var (field, expected, found) in RecordFields.Differences(AsShown(fold.State), row.State))
            yield return ReadModelDifference.Of(fold.PersistenceId, field, expected, found);
        if (row.Clock != fold.Ordering)
            yield return ReadModelDifference.Of(fold.PersistenceId, "Clock", fold.Ordering, row.Clock);
        if (isAwaited == HasEnded(fold.State))
            yield return ReadModelDifference.Of(fold.PersistenceId, "wake-up", HasEnded(fold.State) ? "none" : "one", isAwaited ? "one" : "none");
    }

    // State that only the actor needs has no column.
    private static TaskState AsShown(TaskState state) => state with
    {
        PendingReplacement = null,
        PendingReplacementBy = null,
        Requests = RecentRequests.None,
        Submission = state.Submission! with { Retry = RetryPolicy.None, Delivery = Delivery.AtLeastOnce },
    };
}
