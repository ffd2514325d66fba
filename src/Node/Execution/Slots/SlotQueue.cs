using Akka.Actor;

namespace ActorScheduler.Node.Execution.Slots;

/// <summary>Which tasks wait for a slot, in the order they asked, and which were granted one and have not begun. Plain data.</summary>
internal sealed class SlotQueue
{
    private readonly LinkedList<(string TaskId, IActorRef Entity)> _order = new();
    private readonly Dictionary<string, LinkedListNode<(string TaskId, IActorRef Entity)>> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _granted = new(StringComparer.Ordinal);

    /// <summary>How many wait.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Puts a task at the end. If it waits already, it keeps its place and only the actor to be told is replaced.</summary>
    /// <returns>False if the task was granted a slot before: it does not wait, and has to be told again.</returns>
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

    /// <summary>Grants a slot to the task that has waited longest.</summary>
    /// <returns>False if none waits.</returns>
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

    /// <summary>Takes a task out: it begins, or needs no slot any more.</summary>
    /// <returns>True if it was granted a slot.</returns>
    public bool Remove(string taskId)
    {
        if (_waiting.Remove(taskId, out var place))
            _order.Remove(place);
        return _granted.Remove(taskId);
    }

    /// <summary>Withdraws the grants from before <paramref name="limit"/> whose tasks never began: their actors died.</summary>
    /// <returns>How many there were.</returns>
    public int WithdrawOlderThan(DateTimeOffset limit)
    {
        var lapsed = _granted.Where(granted => granted.Value < limit).Select(granted => granted.Key).ToList();
        lapsed.ForEach(taskId => _granted.Remove(taskId));
        return lapsed.Count;
    }
}
