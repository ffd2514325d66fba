using System.Globalization;
using ActorScheduler.Chaos.Checks;
using ActorScheduler.Chaos.Plan;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Chaos.Run;

/// <summary>What a run consisted of, in numbers: a clean verdict over nothing would say nothing.</summary>
internal static class Figures
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(CaseFiles files, IReadOnlyList<Fault> faults, int tornLines)
    {
        var evidence = files.Evidence;
        var events = evidence.Journal.Select(entry => entry.Event).ToList();
        var occurrences = files.PeriodicTasks.Values.Sum(periodic => periodic.Events.OfType<PeriodicTaskFired>().Count());
        yield return Line("faults", $"{faults.Count}: {string.Join(", ", faults.GroupBy(KindOf).OrderBy(kind => kind.Key).Select(kind => $"{kind.Count()} {kind.Key}"))}");
        yield return Line("calls", $"{evidence.Calls.Count:N0}: {Count(CallAnswer.Accepted):N0} accepted, {Count(CallAnswer.Refused):N0} refused, {Count(CallAnswer.Unknown):N0} without an answer");
        yield return Line("tasks", $"{files.Tasks.Values.Count(task => task.Submitted is not null):N0}, {events.Count:N0} events, {evidence.Ledger.Count:N0} lines of the ledger ({tornLines} torn)");
        yield return Line("attempts", $"{events.OfType<TaskStarted>().Count():N0} begun, {events.OfType<TaskAttemptLost>().Count():N0} lost and repeated, {events.OfType<TaskRetryScheduled>().Count():N0} failed and repeated");
        yield return Line("changes", $"{events.OfType<TaskRevoked>().Count():N0} revoked, {events.OfType<TaskReplaced>().Count():N0} replaced, {events.OfType<TaskRescheduled>().Count():N0} moved, {events.OfType<TaskRetryRequested>().Count():N0} run again on request");
        yield return Line("occurrences", $"{occurrences:N0} of {files.PeriodicTasks.Count} periodic tasks, with {events.OfType<PeriodicTaskUpdated>().Count():N0} edits; {Folded(files):N0} due times stood for by a later one after a fault");

        int Count(CallAnswer answer) => evidence.Calls.Count(call => call.Answer == answer);
    }

    private static string KindOf(Fault fault) => fault switch
    {
        KillFault => "kill",
        StopFault => "stop",
        PostgresFault or ConnectionsFault => "postgres",
        CutFault => "cut",
        _ => "rolling",
    };

    private static long Folded(CaseFiles files)
    {
        var folded = 0L;
        foreach (var periodic in files.PeriodicTasks.Values)
        {
            var fold = PeriodicFold.Nothing;
            foreach (var happened in periodic.Events)
            {
                if (happened is PeriodicTaskFired fired && fold.Length is { } length && fired.At - fired.Nominal > PeriodicFold.MadeUpOneByOne)
                    folded += Grid.Between(fold.Anchor, length, fired.Nominal, fired.At);
                fold = fold.After(happened);
            }
        }

        return folded;
    }

    private static string Line(string name, string text) => string.Create(CultureInfo.InvariantCulture, $"{name,-12} {text}");
}
