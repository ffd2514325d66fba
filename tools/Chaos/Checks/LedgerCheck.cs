using ActorScheduler.Authoring;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Chaos.Checks;

/// <summary>Compares what the runs wrote with the journal: each run follows one stored start, on the node that the start names.</summary>
internal static class LedgerCheck
{
    /// <summary>The violations.</summary>
    public static IEnumerable<Violation> Of(TaskCase task)
    {
        var starts = task.Events.OfType<TaskStarted>().GroupBy(started => started.Attempt).ToDictionary(group => group.Key, group => group.First());
        foreach (var run in task.Ledger.GroupBy(line => line.Attempt))
        {
            var begins = run.Where(line => line.Kind == LedgerKind.Begin).ToList();
            if (begins.Count > 1)
                yield return new Violation(Promise.NothingDoubled, task.Id, $"attempt {run.Key} ran {begins.Count} times: {Places(begins)}");
            if (!starts.TryGetValue(run.Key, out var started))
                yield return Ran(task, $"attempt {run.Key} ran on {run.First().Node}, but no start of it is stored");
            else if (begins.Find(line => !started.Worker.StartsWith(line.Node + '#', StringComparison.Ordinal)) is { } elsewhere)
                yield return Ran(task, $"attempt {run.Key} ran on {elsewhere.Node}, but was stored for {started.Worker}");
            else if (begins.Find(line => line.At < started.At) is { } early)
                yield return Ran(task, $"attempt {run.Key} ran at {early.At:O}, before its start at {started.At:O}");
        }

        foreach (var succeeded in task.Events.OfType<TaskSucceeded>())
        {
            if (!Wrote(task, succeeded.Attempt, LedgerKind.Begin) || !Wrote(task, succeeded.Attempt, LedgerKind.End))
                yield return Ran(task, $"attempt {succeeded.Attempt} is stored as a success, but its run did not write that it began and ended");
        }

        var runs = task.Ledger.Count(line => line.Kind == LedgerKind.Begin);
        var lives = 1 + task.Events.OfType<TaskRetryRequested>().Count();
        if (task.Submitted?.Submission is { Delivery: Delivery.AtMostOnce } call && runs > lives * (1 + call.Retry.MaxRetries))
            yield return new Violation(Promise.NothingDoubled, task.Id, $"it is at-most-once and ran {runs} times");
    }

    private static string Places(IEnumerable<LedgerLine> lines) => string.Join(", ", lines.Select(line => $"{line.Node} (pid {line.ProcessId})"));

    private static bool Wrote(TaskCase task, int attempt, LedgerKind kind) => task.Ledger.Any(line => line.Attempt == attempt && line.Kind == kind);

    private static Violation Ran(TaskCase task, string text) => new(Promise.RunsAsStored, task.Id, text);
}
