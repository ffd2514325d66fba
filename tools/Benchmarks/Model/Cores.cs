namespace ActorScheduler.Benchmarks.Model;

/// <summary>The cores of a machine. Work that waits takes turns in slices, as under an operating system.</summary>
internal sealed class Cores
{
    private const double Slice = 0.0005;
    private readonly Queue<(double Left, Action Then)> _waiting = new();
    private readonly Simulation _simulation;
    private int _free;

    /// <summary>Creates idle cores.</summary>
    /// <param name="simulation">The time.</param>
    /// <param name="count">How many there are.</param>
    public Cores(Simulation simulation, int count)
    {
        _simulation = simulation;
        _free = count;
        Count = count;
    }

    /// <summary>How long they were used so far, in seconds of one core.</summary>
    public double Used { get; private set; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Uses a core for some seconds, then continues.</summary>
    public void Use(double seconds, Action then)
    {
        _waiting.Enqueue((seconds, then));
        if (_free > 0)
            Begin();
    }

    private void Begin()
    {
        if (!_waiting.TryDequeue(out var work))
            return;
        _free--;
        var now = Math.Min(Slice, work.Left);
        Used += now;
        _simulation.After(now, () =>
        {
            _free++;
            if (work.Left > Slice)
                _waiting.Enqueue((work.Left - Slice, work.Then));
            else
                work.Then();
            while (_free > 0 && _waiting.Count > 0)
                Begin();
        });
    }
}
