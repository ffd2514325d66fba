using System.Globalization;
using ActorScheduler.Chaos.Checks;
using ActorScheduler.Chaos.Plan;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Chaos.Run;

/// <summary>A run in numbers: a clean verdict on nothing would say nothing.</summary>
internal static class Figures
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(CaseFiles files, IReadOnlyList<Fault> faults, int tornLines)
    {
        var evidence = files.Evidence;
        var events = evidence.Journal.Select(entry => entry.Event).ToList();
        yield return Line("faults", $"{faults.Count}: {string.Join(", ", faults.GroupBy(KindOf).OrderBy(kind => kind.Key).Select(kind => $"{kind.Count()} {kind.Key}"))}");
        yield return Line("calls", $"{evidence.Calls.Count:N0}: {Answered(CallAnswer.Accepted)} accepted, {Answered(CallAnswer.Refused)} refused, "
            + $"{Answered(CallAnswer.Unknown)} without an answer");
        yield return Line("tasks", $"{files.Tasks.Values.Count(task => task.Submitted is not null):N0}, {events.Count:N0} events, "
            + $"{evidence.Ledger.Count:N0} lines of the ledger ({tornLines} torn)");
        yield return Line("attempts", $"{Happened<TaskStarted>()} begun, {Happened<TaskAttemptLost>()} lost and repeated, {Happened<TaskRetryScheduled>()} failed and repeated");
        yield return Line("changes", $"{Happened<TaskRevoked>()} revoked, {Happened<TaskReplaced>()} replaced, {Happened<TaskRescheduled>()} moved, "
            + $"{Happened<TaskRetryRequested>()} run again on request");
        yield return Line("occurrences", $"{Happened<PeriodicTaskFired>()} of {files.PeriodicTasks.Count} periodic tasks, with {Happened<PeriodicTaskUpdated>()} edits; "
            + $"{Folded(files):N0} due times stood for by a later one after a long stop");

        string Answered(CallAnswer answer) => Number(evidence.Calls.Count(call => call.Answer == answer));

        string Happened<T>() => Number(events.OfType<T>().Count());
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string KindOf(Fault fault) => fault switch
    {
        KillFault => "kill",
        StopFault => "stop",
        PostgresFault or ConnectionsFault => "postgres",
        CutFault => "cut",
        MachineFault => "machine",
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
