namespace ActorScheduler.Benchmarks.Model;

/// <summary>The disk of a database's write-ahead log: one flush at a time, and the next one makes everything durable that was written
/// meanwhile.</summary>
/// <param name="simulation">The time.</param>
/// <param name="flush">How long a flush takes.</param>
internal sealed class WalDisk(Simulation simulation, double flush)
{
    private List<Action> _waiting = [];
    private bool _flushing;

    /// <summary>How long it was busy so far.</summary>
    public double Used { get; private set; }

    /// <summary>Continues when what was written is durable.</summary>
    public void Flush(Action then)
    {
        _waiting.Add(then);
        if (!_flushing)
            Begin();
    }

    private void Begin()
    {
        var served = _waiting;
        _waiting = [];
        _flushing = true;
        Used += flush;
        simulation.After(flush, () =>
        {
            _flushing = false;
            if (_waiting.Count > 0)
                Begin();
            foreach (var then in served)
                then();
        });
    }
}
