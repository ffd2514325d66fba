using ActorScheduler.Node.Placement;

namespace ActorScheduler.Node.WakeUps;

/// <summary>The tasks that wait, with a queue for each app that some node has now. Tasks of other apps are not read: they cost what their rows cost.</summary>
/// <param name="parts">Which apps, and where their rows are.</param>
/// <param name="served">Which apps some node has now.</param>
/// <param name="make">Makes a queue.</param>
internal sealed class AppQueues(WakeUpParts parts, Func<ServedLanes> served, Func<WakeUpQueue> make)
{
    private readonly Dictionary<string, WakeUpQueue> _queues = new(StringComparer.Ordinal);
    private ServedLanes _before = new([]);

    /// <summary>The queues.</summary>
    public IReadOnlyCollection<WakeUpQueue> All => _queues.Values;

    /// <summary>
    /// Reads what is coming due. Of an app that has a node again, it also reads what a process may have held in memory: no process holds a task whose
    /// app it cannot find.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="isRescue">True to read that of all apps.</param>
    public void Read(DateTimeOffset now, bool isRescue)
    {
        var current = served();
        foreach (var app in _queues.Keys.Except(current.Apps).ToList())
            _queues.Remove(app);

        var due = parts.LanesDue(current, now);
        var come = current.Apps.Where(app => parts.Has(app) && (isRescue || !_before.Apps.Contains(app))).ToHashSet(StringComparer.Ordinal);
        var held = come.Count == 0 ? null : parts.LanesHeld(current, now);
        foreach (var app in _queues.Keys.Union(due.Select(group => group.Key)).Union(come).ToList())
            QueueOf(app).Read(now, due[app], come.Contains(app) ? held![app] : null);
        _before = current;
    }

    private WakeUpQueue QueueOf(string app) => _queues.TryGetValue(app, out var queue) ? queue : _queues[app] = make();
}
