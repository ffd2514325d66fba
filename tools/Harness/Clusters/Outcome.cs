using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Harness.Clusters;

/// <summary>Compares what the journal says of each task with what the tasks themselves wrote down.</summary>
public sealed class Outcome
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<TaskEvent>> _histories;
    private readonly ILookup<string, LedgerEntry> _entries;

    /// <summary>Takes a journal and a ledger.</summary>
    public Outcome(IReadOnlyDictionary<string, IReadOnlyList<TaskEvent>> histories, IReadOnlyList<LedgerEntry> entries)
    {
        _histories = histories;
        _entries = entries.ToLookup(entry => entry.TaskId, StringComparer.Ordinal);
    }

    /// <summary>The number of attempts that never ended because their process died or was declared dead.</summary>
    public int AttemptsLost => _histories.Values.Sum(history => history.Count(happened => happened is TaskAttemptLost));

    /// <summary>The events of a task.</summary>
    public IReadOnlyList<TaskEvent> HistoryOf(string taskId) => _histories.GetValueOrDefault(taskId) ?? [];

    /// <summary>The due times of the occurrences of a periodic task, and their tasks.</summary>
    public IReadOnlyList<(DateTimeOffset Nominal, string TaskId)> OccurrencesOf(long periodicTaskId) =>
    [
        .. _histories
            .Where(history => history.Value[0] is TaskSubmitted submitted && submitted.Submission.PeriodicTaskId == periodicTaskId)
            .Select(history => (OccurrenceTimes.NominalOf(history.Key), history.Key))
            .Order(),
    ];

    /// <summary>Accepted tasks that have not succeeded.</summary>
    public IReadOnlyList<string> Lost(IEnumerable<SubmittedCall> calls) =>
        [.. calls.Select(call => call.TaskId).OfType<string>().Where(id => HistoryOf(id) is not [.., TaskSucceeded])];

    /// <summary>Tasks that ended more than once, or had an attempt that ran more than once or is unknown to the journal.</summary>
    public IReadOnlyList<string> Doubled() =>
    [
        .. _histories.Where(history => history.Value.Count(JournalOfTasks.IsEnd) > 1 || RanTwice(history.Key, history.Value)).Select(history => history.Key),
        .. _entries.Where(entries => !_histories.ContainsKey(entries.Key)).Select(entries => entries.Key),
    ];

    /// <summary>Everything known about a task, for a message.</summary>
    public string Show(string taskId) =>
        $"{taskId}: {string.Join("; ", HistoryOf(taskId))}; ledger: {string.Join(", ", _entries[taskId].OrderBy(entry => entry.At))}";

    private bool RanTwice(string taskId, IReadOnlyList<TaskEvent> history)
    {
        var started = history.OfType<TaskStarted>().Select(start => start.Attempt).ToHashSet();
        var lost = history.OfType<TaskAttemptLost>().Select(lost => lost.Attempt).ToHashSet();
        var entries = _entries[taskId].ToList();
        return entries.CountBy(entry => (entry.Attempt, entry.IsEnd)).Any(entry => entry.Value > 1)
            || entries.Exists(entry => !started.Contains(entry.Attempt))
            // Two attempts, neither of which was lost.
            || started.Count - lost.Count > 1;
    }
}
