using ActorScheduler.Contracts.Queues;

namespace ActorScheduler.Node.Execution.Slots;

/// <summary>How many of the node's slots each item of <see cref="ConsumedQueues"/> that has a number has at the moment, and by which tasks. Plain data.</summary>
internal sealed class SlotShares
{
    private readonly Dictionary<ConsumedItem, SlotShare> _shares = [];
    private readonly Dictionary<string, SlotShare> _holders = new(StringComparer.Ordinal);

    /// <summary>True if there are any.</summary>
    public bool AreUsed => _shares.Count > 0;

    /// <summary>The share of an item.</summary>
    public SlotShare Of(ConsumedItem item, int most) => _shares.TryGetValue(item, out var share) ? share : _shares[item] = new SlotShare(most);

    /// <summary>A task takes a slot of a share.</summary>
    public void Take(string taskId, SlotShare share)
    {
        if (_holders.TryAdd(taskId, share))
            share.Taken++;
    }

    /// <summary>A task needs its slot no longer.</summary>
    public void Return(string taskId)
    {
        if (_holders.Remove(taskId, out var share))
            share.Taken--;
    }
}

/// <summary>Slots that some queues have together.</summary>
/// <param name="most">How many at a time.</param>
internal sealed class SlotShare(int most)
{
    /// <summary>How many are taken.</summary>
    public int Taken { get; set; }

    /// <summary>True if one more has to wait.</summary>
    public bool IsFull => Taken >= most;
}
