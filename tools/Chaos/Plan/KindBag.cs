namespace ActorScheduler.Chaos.Plan;

/// <summary>The kinds of faults in random order; each has its turn before one repeats.</summary>
internal sealed class KindBag(IReadOnlyList<FaultKind> kinds, Dice dice)
{
    private readonly LinkedList<FaultKind> _left = new();

    /// <summary>Takes one out.</summary>
    public FaultKind Next()
    {
        if (_left.First is null)
        {
            foreach (var kind in dice.Shuffle(kinds))
                _left.AddLast(kind);
        }

        var next = _left.First!.Value;
        _left.RemoveFirst();
        return next;
    }

    /// <summary>Puts one back; it comes next.</summary>
    public void PutBack(FaultKind kind) => _left.AddFirst(kind);
}
