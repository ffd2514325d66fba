using ActorScheduler.Contracts.Queues;
using Akka.Actor;

namespace ActorScheduler.Node.Execution.Slots;

/// <summary>
/// Slots and the tasks that wait for them: a task asks, is granted a slot, begins in it, and the slot is freed when its run ends. Plain data.
/// </summary>
/// <param name="slots">The slots. Tasks take free ones themselves while nobody waits.</param>
/// <param name="consumed">How many slots queues may have.</param>
internal sealed class SlotPool(WorkerSlots slots, ConsumedQueues consumed)
{
    /// <summary>A grant that was not used for so long lapses: the actor of its task died.</summary>
    public static readonly TimeSpan GrantLapsesAfter = TimeSpan.FromSeconds(15);

    private readonly SlotQueue _queue = new(consumed);
    private readonly Prefetch _prefetch = new(slots.Count);

    /// <summary>True if no slot is taken.</summary>
    public bool IsIdle => slots.Taken == 0;

    /// <summary>A task asks for a slot. Asking twice is asking once.</summary>
    /// <returns>False if it was granted one before and has to be told again: the grant is under way, or its actor was made anew.</returns>
    public bool Ask(string taskId, string queue, IActorRef entity) => _queue.Add(taskId, queue, entity);

    /// <summary>Grants the next free slot to the task whose turn it is. Called until it returns false after whatever may have freed a slot.</summary>
    /// <returns>False if no slot is free or nobody waits.</returns>
    public bool TryGrant(DateTimeOffset now, out string taskId, out IActorRef entity)
    {
        var waiting = _queue.Waiting;
        if (waiting > 0 && slots.TryTake())
            return _queue.TryGrant(now, out taskId, out entity);
        // Only now do others learn that somebody waits: a task that asks while slots are free never stands in anybody's way.
        slots.Waiting = waiting;
        (taskId, entity) = ("", ActorRefs.Nobody);
        return false;
    }

    /// <summary>A task needs no slot any more.</summary>
    public void Return(string taskId)
    {
        if (_queue.Remove(taskId))
            Free(taskId);
    }

    /// <summary>A task begins.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="holdsSlot">True if it took a slot itself.</param>
    /// <returns>False if it has none: its grant has lapsed, because its start took so long to store.</returns>
    public bool Begin(string taskId, bool holdsSlot) => _queue.Remove(taskId) || holdsSlot;

    /// <summary>Takes a slot, free or not, for a run that begins without one.</summary>
    public void TakeAnyway() => slots.TakeAnyway();

    /// <summary>The slot in which a task began is free again.</summary>
    public void Free(string taskId)
    {
        _queue.Return(taskId);
        slots.Free();
    }

    /// <summary>Frees the slots that were granted long ago to tasks that never began.</summary>
    /// <returns>How many there were.</returns>
    public int FreeLapsed(DateTimeOffset now)
    {
        var lapsed = _queue.WithdrawOlderThan(now - GrantLapsesAfter);
        for (var i = 0; i < lapsed; i++)
            slots.Free();
        return lapsed;
    }

    /// <summary>A run ended: how long runs take decides how many more tasks may start than there are workers.</summary>
    public void Ran(TimeSpan duration)
    {
        _prefetch.Ran(duration);
        slots.Prefetch = _prefetch.Count;
    }

    /// <summary>Looks at the runs that go on, for the same reason.</summary>
    public void LookAt(int runs, TimeSpan longestRun)
    {
        _prefetch.Check(runs, longestRun);
        slots.Prefetch = _prefetch.Count;
    }

    /// <summary>Grants nothing any more.</summary>
    public void Close() => slots.Close();
}
