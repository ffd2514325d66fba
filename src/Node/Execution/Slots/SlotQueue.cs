using ActorScheduler.Contracts.Queues;
using Akka.Actor;

namespace ActorScheduler.Node.Execution.Slots;

/// <summary>
/// Which tasks wait for a slot, and which were granted one and have not begun. Each queue has a line of its own, in the order in which its tasks asked, and
/// the lines take turns: a queue with many tasks does not keep one with few from its turn. Plain data.
/// </summary>
/// <param name="consumed">How many slots queues may have.</param>
internal sealed class SlotQueue(ConsumedQueues consumed)
{
    // In the order of their turns; a line that is empty is not among them.
    private readonly LinkedList<SlotLine> _turns = new();
    private readonly Dictionary<string, LinkedListNode<SlotLine>> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SlotLine Line, LinkedListNode<WaitingTask> Place)> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _granted = new(StringComparer.Ordinal);
    private readonly SlotShares _shares = new();

    /// <summary>How many wait for a slot alone, and not for another task of their queue to end.</summary>
    public int Waiting => _shares.AreUsed ? _turns.Where(line => line.Share is not { IsFull: true }).Sum(line => line.Tasks.Count) : _waiting.Count;

    /// <summary>Puts a task at the end of its queue. If it waits already, it keeps its place and only the actor to be told is replaced.</summary>
    /// <returns>False if the task was granted a slot before: it does not wait, and has to be told again.</returns>
    public bool Add(string taskId, string queue, IActorRef entity)
    {
        if (_granted.ContainsKey(taskId))
            return false;
        var task = new WaitingTask(taskId, entity);
        if (_waiting.TryGetValue(taskId, out var place))
        {
            place.Place.Value = task;
            return true;
        }

        var line = LineOf(queue);
        _waiting[taskId] = (line, line.Tasks.AddLast(task));
        return true;
    }

    /// <summary>Grants a slot to the task that has waited longest in the queue whose turn it is.</summary>
    /// <returns>False if none waits for a slot alone.</returns>
    public bool TryGrant(DateTimeOffset now, out string taskId, out IActorRef entity)
    {
        var turn = _turns.First;
        while (turn is { Value.Share.IsFull: true })
            turn = turn.Next;
        if (turn is null)
        {
            (taskId, entity) = ("", ActorRefs.Nobody);
            return false;
        }

        var line = turn.Value;
        (taskId, entity) = line.Tasks.First!.Value;
        Leave(taskId);
        if (line.Tasks.Count > 0)
        {
            _turns.Remove(turn);
            _turns.AddLast(turn);
        }

        _granted[taskId] = now;
        if (line.Share is { } share)
            _shares.Take(taskId, share);
        return true;
    }

    /// <summary>A task begins in the slot that it was granted, or is not going to.</summary>
    /// <returns>True if it was granted a slot.</returns>
    public bool Remove(string taskId)
    {
        Leave(taskId);
        return _granted.Remove(taskId);
    }

    /// <summary>A task needs no slot any more.</summary>
    public void Return(string taskId) => _shares.Return(taskId);

    /// <summary>Withdraws the grants from before <paramref name="limit"/> whose tasks never began: their actors died.</summary>
    /// <returns>How many there were.</returns>
    public int WithdrawOlderThan(DateTimeOffset limit)
    {
        var lapsed = _granted.Where(granted => granted.Value < limit).Select(granted => granted.Key).ToList();
        foreach (var taskId in lapsed)
        {
            _granted.Remove(taskId);
            _shares.Return(taskId);
        }

        return lapsed.Count;
    }

    private SlotLine LineOf(string queue)
    {
        if (_lines.TryGetValue(queue, out var turn))
            return turn.Value;
        var line = new SlotLine(queue, consumed.ItemFor(queue) is { MostWorkers: { } most } item ? _shares.Of(item, most) : null);
        _lines[queue] = _turns.AddLast(line);
        return line;
    }

    private void Leave(string taskId)
    {
        if (!_waiting.Remove(taskId, out var place))
            return;
        place.Line.Tasks.Remove(place.Place);
        if (place.Line.Tasks.Count == 0 && _lines.Remove(place.Line.Queue, out var turn))
            _turns.Remove(turn);
    }

    private readonly record struct WaitingTask(string TaskId, IActorRef Entity);

    /// <summary>The tasks of one queue that wait.</summary>
    private sealed record SlotLine(string Queue, SlotShare? Share)
    {
        public LinkedList<WaitingTask> Tasks { get; } = new();
    }
}
