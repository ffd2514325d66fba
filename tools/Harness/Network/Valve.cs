namespace ActorScheduler.Harness.Network;

/// <summary>Whether a link works. Whoever has something to send over it waits here while it does not.</summary>
internal sealed class Valve
{
    private readonly object _gate = new();
    private TaskCompletionSource? _heals;
    private int _cuts;

    /// <summary>Nothing is forwarded from now on.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            if (_cuts++ == 0)
                Volatile.Write(ref _heals, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    /// <summary>Undoes one cut.</summary>
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

    /// <summary>Waits until the link works.</summary>
    public async ValueTask WholeAsync(CancellationToken stop)
    {
        // It may be cut again before a waiter gets to run.
        while (Volatile.Read(ref _heals) is { } heals)
            await heals.Task.WaitAsync(stop);
    }
}
