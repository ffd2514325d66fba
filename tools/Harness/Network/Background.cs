using System.Collections.Concurrent;

namespace ActorScheduler.Harness.Network;

/// <summary>Work that runs while nobody awaits it. Its failures surface at the end.</summary>
internal sealed class Background(CancellationToken stop)
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();

    /// <summary>Adds a piece of work.</summary>
    /// <returns>Completes with it.</returns>
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

    /// <summary>Waits until all work has ended after it was told to stop.</summary>
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
