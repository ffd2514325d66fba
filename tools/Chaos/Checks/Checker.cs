using ActorScheduler.Chaos.Records;

namespace ActorScheduler.Chaos.Checks;

/// <summary>Checks all the evidence against all the promises. Pure: the same evidence gives the same verdict.</summary>
internal static class Checker
{
    /// <summary>Every promise that was broken.</summary>
    public static IReadOnlyList<Violation> Check(CaseFiles files) =>
    [
        .. files.Tasks.Values.SelectMany(task => OfTask(task, files)),
        .. files.PeriodicTasks.Values.SelectMany(periodic => OfPeriodic(periodic, files.Evidence)),
        .. PeriodicCheck.OfLost(files),
        .. ReadModelCheck.OfCounts(files),
        .. HistoryCheck.Of(files),
    ];

    private static IEnumerable<Violation> OfTask(TaskCase task, CaseFiles files) =>
    [
        .. SequenceCheck.Of(task.Id, task.Entries),
        .. TransitionCheck.Of(task),
        .. StaleResultCheck.Of(task),
        .. EndCheck.Of(task, files.Evidence.ReadAt),
        .. LedgerCheck.Of(task),
        .. SubmitCheck.Of(task, files),
        .. RevokeCheck.Of(task),
        .. UpdateCheck.Of(task, files),
        .. MoveCheck.Of(task),
        .. AfterAnswerCheck.Of(task),
        .. ReadModelCheck.Of(task),
    ];

    private static IEnumerable<Violation> OfPeriodic(PeriodicCase periodic, Evidence evidence) =>
    [
        .. SequenceCheck.Of($"periodic-{periodic.Id}", periodic.Entries),
        .. OccurrenceCheck.Of(periodic, evidence.Faults),
        .. PeriodicCheck.Of(periodic, evidence.ReadAt),
        .. AfterAnswerCheck.Of(periodic),
    ];
}
