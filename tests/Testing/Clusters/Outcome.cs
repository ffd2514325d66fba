using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Testing.Clusters;

/// <summary>What the journal has on each task, held against what the tasks themselves wrote down.</summary>
public sealed class Outcome
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<TaskEvent>> _histories;
    private readonly ILookup<string, LedgerEntry> _entries;

    /// <summary>Of a journal and a ledger.</summary>
    public Outcome(IReadOnlyDictionary<string, IReadOnlyList<TaskEvent>> histories, IReadOnlyList<LedgerEntry> entries)
    {
        _histories = histories;
        _entries = entries.ToLookup(entry => entry.TaskId, StringComparer.Ordinal);
    }

    /// <summary>How many attempts came to no end because their process died or was taken for dead.</summary>
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

    /// <summary>What was accepted and has not ended in success.</summary>
    public IReadOnlyList<string> Lost(IEnumerable<SubmittedCall> calls) =>
        [.. calls.Select(call => call.TaskId).OfType<string>().Where(id => HistoryOf(id) is not [.., TaskSucceeded])];

    /// <summary>What ended more than once, or had an attempt that ran more than once or that the journal does not know.</summary>
    public IReadOnlyList<string> Doubled() =>
    [
        .. _histories.Where(history => history.Value.Count(JournalOfTasks.IsEnd) > 1 || RanTwice(history.Key, history.Value)).Select(history => history.Key),
        .. _entries.Where(entries => !_histories.ContainsKey(entries.Key)).Select(entries => entries.Key),
    ];

    /// <summary>A task with all that is known of it, for a message.</summary>
    public string Show(string taskId) =>
        $"{taskId}: {string.Join("; ", HistoryOf(taskId))}; ledger: {string.Join(", ", _entries[taskId].OrderBy(entry => entry.At))}";

    private bool RanTwice(string taskId, IReadOnlyList<TaskEvent> history)
    {
        var started = history.OfType<TaskStarted>().Select(start => start.Attempt).ToHashSet();
        var lost = history.OfType<TaskAttemptLost>().Select(lost => lost.Attempt).ToHashSet();
        var entries = _entries[taskId].ToList();
        return entries.CountBy(entry => (entry.Attempt, entry.IsEnd)).Any(entry => entry.Value > 1)
            || entries.Exists(entry => !started.Contains(entry.Attempt))
            // Two attempts of which none was lost.
            || started.Count - lost.Count > 1;
    }
}
