using System.Collections.Concurrent;
using ActorScheduler.Authoring;

namespace ActorScheduler.Node.Tests.Execution;

/// <summary>What a test and the tasks it started tell each other.</summary>
public sealed class Signals : IDisposable
{
    public ManualResetEventSlim Release { get; } = new();

    public SemaphoreSlim Entered { get; } = new(0);

    public ConcurrentBag<(string? Name, bool IsPool)> Threads { get; } = [];

    public void Note() => Threads.Add((Thread.CurrentThread.Name, Thread.CurrentThread.IsThreadPoolThread));

    public void Dispose()
    {
        Release.Set();
        Release.Dispose();
        Entered.Dispose();
    }
}

/// <summary>Tasks that wait for what the test says.</summary>
public static class PoolTasks
{
    [BackgroundTask(Name = "block")]
    public static void Block(Signals signals, CancellationToken token)
    {
        signals.Note();
        signals.Entered.Release();
        signals.Release.Wait(token);
    }

    [BackgroundTask(Name = "awaits")]
    public static async Task<bool> Awaits(Signals signals)
    {
        var thread = Environment.CurrentManagedThreadId;
        await Task.Run(static () => { });
        signals.Note();
        await Task.Delay(1);
        signals.Note();
        return thread == Environment.CurrentManagedThreadId;
    }

    [BackgroundTask(Name = "bad_registration")]
    public static void BadRegistration(Signals signals, CancellationToken token)
    {
        token.Register(static () => throw new InvalidOperationException("from the registration"));
        signals.Entered.Release();
        token.WaitHandle.WaitOne();
        token.ThrowIfCancellationRequested();
    }
}
