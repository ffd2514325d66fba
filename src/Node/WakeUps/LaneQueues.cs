using ActorScheduler.Node.Placement;

namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// The tasks that wait, with a queue for those of each app in each queue that some node has now. Tasks of others are not read: they cost what their rows
/// cost.
/// </summary>
/// <param name="parts">Which of them, and where their rows are.</param>
/// <param name="served">Which tasks some node can run now.</param>
/// <param name="make">Makes a queue.</param>
internal sealed class LaneQueues(WakeUpParts parts, Func<ServedTasks> served, Func<WakeUpQueue> make)
{
    private readonly Dictionary<LaneGroup, WakeUpQueue> _queues = [];
    private ServedTasks _before = ServedTasks.None;

    /// <summary>The queues.</summary>
    public IReadOnlyCollection<WakeUpQueue> All => _queues.Values;

    /// <summary>
    /// Reads what is coming due. Where a node can run again what none could, it also reads what a process may have held in memory: no process holds a task
    /// for which it cannot find a node.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="isRescue">True to read that of all.</param>
    public void Read(DateTimeOffset now, bool isRescue)
    {
        var current = served();
        foreach (var group in _queues.Keys.Where(group => !current.Serves(group)).ToList())
            _queues.Remove(group);

        var due = parts.LanesDue(current, now);
        var hasResumed = current.HasResumedSince(_before);
        var held = isRescue || hasResumed || current.HasMoreThan(_before) ? parts.LanesHeld(current, now) : null;
        foreach (var group in _queues.Keys.Union(due.Select(lanes => lanes.Key)).Union(held?.Select(lanes => lanes.Key) ?? []).ToList())
        {
            var queue = QueueOf(group);
            queue.Read(now, due[group], held is not null && (isRescue || hasResumed || !_before.Serves(group)) ? held[group] : null);
            if (queue.IsIdle)
                _queues.Remove(group);
        }

        _before = current;
    }

    private WakeUpQueue QueueOf(LaneGroup group) => _queues.TryGetValue(group, out var queue) ? queue : _queues[group] = make();
}
