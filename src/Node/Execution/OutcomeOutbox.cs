using ActorScheduler.Contracts.Tasks.Commands;

namespace ActorScheduler.Node.Execution;

/// <summary>
/// Outcomes of runs that are not stored yet. Each is sent again until it is: a result must not be lost because the journal was full for a
/// moment. Plain data.
/// </summary>
internal sealed class OutcomeOutbox
{
    private readonly Dictionary<(string TaskId, int Attempt), (TaskCommand Report, DateTimeOffset SentAt)> _pending = [];

    /// <summary>How many outcomes are not stored yet.</summary>
    public int Count => _pending.Count;

    /// <summary>Adds an outcome that is being sent.</summary>
    public void Add(string taskId, int attempt, TaskCommand report, DateTimeOffset now) => _pending[(taskId, attempt)] = (report, now);

    /// <summary>True if the run is over and its outcome is not stored yet.</summary>
    public bool Contains(string taskId, int attempt) => _pending.ContainsKey((taskId, attempt));

    /// <summary>Takes out an outcome that is stored.</summary>
    public void Remove(string taskId, int attempt) => _pending.Remove((taskId, attempt));

    /// <summary>The outcomes that were last sent before <paramref name="limit"/>; they count as sent now.</summary>
    public List<TaskCommand> TakeUnansweredSince(DateTimeOffset limit, DateTimeOffset now)
    {
        var unanswered = _pending.Where(pending => pending.Value.SentAt < limit).ToList();
        foreach (var (run, (report, _)) in unanswered)
            _pending[run] = (report, now);
        return [.. unanswered.Select(pending => pending.Value.Report)];
    }
}
