namespace ActorScheduler.Benchmarks.Workers;

/// <summary>Waits in a worker until a number is reached.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    /// <summary>Polls at a gentle pace until a number of tasks have ended.</summary>
    /// <exception cref="TimeoutException">It takes too long.</exception>
    public static async Task UntilAsync(Func<Task<long>> ended, long goal)
    {
        using var timer = new PeriodicTimer(Pause);
        var deadline = TimeProvider.System.GetTimestamp();
        while (await ended() is var now && now < goal)
        {
            if (TimeProvider.System.GetElapsedTime(deadline) > Limit)
                throw new TimeoutException($"{now} of {goal} tasks have ended within {Limit}");
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Calls something for each number, with a bounded number of calls under way.</summary>
    public static Task ForEachAsync(int count, int inFlight, Func<int, Task> call)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var i && i < count)
                await call(i);
        })));
    }
}
