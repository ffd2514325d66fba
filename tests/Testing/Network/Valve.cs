namespace ActorScheduler.Testing.Network;

/// <summary>Whether a link is whole. Who has something to pass on over it waits here while it is not.</summary>
internal sealed class Valve
{
    private readonly object _gate = new();
    private TaskCompletionSource? _heals;
    private int _cuts;

    /// <summary>From now on nothing more is passed on.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            if (_cuts++ == 0)
                Volatile.Write(ref _heals, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    /// <summary>Takes one cut back.</summary>
    public void Heal()
    {
        lock (_gate)
        {
            if (_cuts == 0)
                throw new InvalidOperationException("The link is not cut.");
            if (--_cuts > 0)
                return;
            _heals!.SetResult();
            Volatile.Write(ref _heals, null);
        }
    }

    /// <summary>Waits until the link is whole.</summary>
    public async ValueTask WholeAsync(CancellationToken stop)
    {
        // It may be cut again before one that waited for its healing runs.
        while (Volatile.Read(ref _heals) is { } heals)
            await heals.Task.WaitAsync(stop);
    }
}
