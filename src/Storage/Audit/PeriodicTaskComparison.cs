using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Events;

namespace ActorScheduler.Storage.Audit;

/// <summary>The row of a periodic task, which its actor recovers from, against the fold of its events.</summary>
internal static class PeriodicTaskComparison
{
    /// <summary>What is different.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="row">The state in the row, or null if there is none.</param>
    /// <param name="sequenceNr">The number of the last event in the row.</param>
    /// <param name="isAwaited">True if the row has a wake-up time.</param>
    public static IEnumerable<ReadModelDifference> Of(
        Fold<PeriodicTaskState, PeriodicTaskEvent> fold, PeriodicTaskState? row, long sequenceNr, bool isAwaited)
    {
        if (fold.Problem is { } problem)
            return [ReadModelDifference.Of(fold.PersistenceId, "events", problem, "not looked at")];
        if (fold.Count == 0)
            return row is null ? [] : [ReadModelDifference.Of(fold.PersistenceId, "row", "no events", row.Definition?.Name)];
        if (!fold.IsWhole)
            return [];
        if (row is null)
            return [ReadModelDifference.Of(fold.PersistenceId, "row", fold.State.Definition?.Name, "no row")];
        return OfFields(fold, row, sequenceNr, isAwaited);
    }

    private static IEnumerable<ReadModelDifference> OfFields(
        Fold<PeriodicTaskState, PeriodicTaskEvent> fold, PeriodicTaskState row, long sequenceNr, bool isAwaited)
    {
        foreach (var (field, expected, found) in RecordFields.Differences(fold.State, row))
            yield return ReadModelDifference.Of(fold.PersistenceId, field, expected, found);
        if (sequenceNr != fold.SequenceNr)
            yield return ReadModelDifference.Of(fold.PersistenceId, "SequenceNr", fold.SequenceNr, sequenceNr);
        if (isAwaited != fold.State.NextDue is not null)
            yield return ReadModelDifference.Of(fold.PersistenceId, "wake-up", isAwaited ? "none" : "one", isAwaited ? "one" : "none");
    }
}
