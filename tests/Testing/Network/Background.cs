using System.Collections.Concurrent;

namespace ActorScheduler.Testing.Network;

/// <summary>What goes on while nobody waits for it. What fails there is told at the end.</summary>
internal sealed class Background(CancellationToken stop)
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();

    /// <summary>Goes on with something.</summary>
    /// <returns>Ends with it.</returns>
    public Task Add(Task work)
    {
        var guarded = GuardAsync(work);
        _running[guarded] = true;
        guarded.ContinueWith(
            done => _running.TryRemove(done, out _),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return guarded;
    }

    /// <summary>Waits until nothing goes on any more, after it was told to stop.</summary>
    public async Task EndAsync()
    {
        while (!_running.IsEmpty)
            await Task.WhenAll(_running.Keys);
    }

    private async Task GuardAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was told to stop.
        }
    }
}
