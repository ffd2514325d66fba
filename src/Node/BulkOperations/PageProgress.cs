using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Node.BulkOperations;

/// <summary>
/// How far one page has come: which of its tasks are still to be asked, which were asked and have not answered, and what the others answered.
/// Plain data: the operation's actor sends and listens.
/// </summary>
/// <param name="done">What became of all tasks before this page.</param>
/// <param name="page">The ids of the page.</param>
internal sealed class PageProgress(BulkCounts done, IEnumerable<string> page)
{
    private readonly Queue<string> _waiting = new(page);
    private readonly Dictionary<string, DateTimeOffset> _asked = new(StringComparer.Ordinal);

    /// <summary>What became of all tasks that have answered.</summary>
    public BulkCounts Done { get; private set; } = done;

    /// <summary>True when every task has answered.</summary>
    public bool IsDone => _waiting.Count == 0 && _asked.Count == 0;

    /// <summary>The next task to ask; null if enough are in flight or none is left.</summary>
    public string? TakeNext(int mostInFlight, DateTimeOffset now)
    {
        if (_asked.Count >= mostInFlight || !_waiting.TryDequeue(out var taskId))
            return null;
        _asked[taskId] = now;
        return taskId;
    }

    /// <summary>Notes an answer; one that nobody waits for changes nothing. A task that does not know its outcome is asked again after a while.</summary>
    public void Note(TaskReply reply)
    {
        if (reply is not TaskOutcomeUnknown && _asked.Remove(reply.TaskId))
            Done = Done.Add(reply);
    }

    /// <summary>The tasks that were asked before a time and have not answered; they are to be asked again now.</summary>
    public IReadOnlyList<string> TakeUnansweredSince(DateTimeOffset limit, DateTimeOffset now)
    {
        List<string> unanswered = [.. _asked.Where(asked => asked.Value <= limit).Select(asked => asked.Key)];
        foreach (var taskId in unanswered)
            _asked[taskId] = now;
        return unanswered;
    }

    /// <summary>Asks no further task.</summary>
    public void StopAsking() => _waiting.Clear();
}
