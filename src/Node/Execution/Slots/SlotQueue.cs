using Akka.Actor;

namespace ActorScheduler.Node.Execution.Slots;

/// <summary>
/// Who waits for a worker, in the order of asking, and who was granted one and has not begun. Plain data: the executor
/// acts on it.
/// </summary>
internal sealed class SlotQueue
{
    private readonly LinkedList<(string TaskId, IActorRef Entity)> _order = new();
    private readonly Dictionary<string, LinkedListNode<(string TaskId, IActorRef Entity)>> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _granted = new(StringComparer.Ordinal);

    /// <summary>How many wait.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>How many were granted a worker and have not begun.</summary>
    public int Granted => _granted.Count;

    /// <summary>Puts a task at the end, or only renews who is to be told if it waits already.</summary>
    /// <returns>False if a worker is kept for it already: it is to be told again, and does not wait.</returns>
    public bool Add(string taskId, IActorRef entity)
    {
        if (_granted.ContainsKey(taskId))
            return false;
        if (_waiting.TryGetValue(taskId, out var place))
            place.Value = (taskId, entity);
        else
            _waiting[taskId] = _order.AddLast((taskId, entity));
        return true;
    }

    /// <summary>Grants the next one a worker.</summary>
    /// <returns>False if no one waits.</returns>
    public bool TryGrant(DateTimeOffset now, out string taskId, out IActorRef entity)
    {
        if (_order.First is not { } first)
        {
            (taskId, entity) = ("", ActorRefs.Nobody);
            return false;
        }

        (taskId, entity) = first.Value;
        _order.RemoveFirst();
        _waiting.Remove(taskId);
        _granted[taskId] = now;
        return true;
    }

    /// <summary>The task begins, or needs no worker any more.</summary>
    /// <returns>True if a worker was kept for it.</returns>
    public bool Remove(string taskId)
    {
        if (_waiting.Remove(taskId, out var place))
            _order.Remove(place);
        return _granted.Remove(taskId);
    }

    /// <summary>Takes back the workers of those that were told before <paramref name="limit"/> and never began: their actor died.</summary>
    public int TakeBackOlderThan(DateTimeOffset limit)
    {
        var forgotten = _granted.Where(granted => granted.Value < limit).Select(granted => granted.Key).ToList();
        forgotten.ForEach(taskId => _granted.Remove(taskId));
        return forgotten.Count;
    }
}
