using System.Diagnostics;
using ActorScheduler.Journal.Store;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>
/// Tasks without actors, a number of them at a time. Each writes its events one by one, the next when the one before is durable; they are the events
/// that a node writes.
/// </summary>
internal sealed class JournalLoad
{
    private readonly IJournalStore _store;
    private readonly int _tasks;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;
    private int _done;

    private JournalLoad(IJournalStore store, int tasks) => (_store, _tasks) = (store, tasks);

    /// <summary>Runs a number of tasks through each of the journals, all at the same time.</summary>
    /// <returns>How long it took.</returns>
    public static TimeSpan Run(IReadOnlyList<IJournalStore> stores, int tasksEach, int inFlightEach)
    {
        var began = Stopwatch.GetTimestamp();
        Task.WaitAll([.. stores.Select(store => new JournalLoad(store, tasksEach).RunAsync(inFlightEach))]);
        return Stopwatch.GetElapsedTime(began);
    }

    private Task RunAsync(int inFlight)
    {
        for (var i = 0; i < Math.Min(inFlight, _tasks); i++)
            Begin();
        return _ended.Task;
    }

    private void Begin()
    {
        if (Interlocked.Increment(ref _begun) <= _tasks)
            Write(new TaskEvents(Guid.CreateVersion7().ToString()));
    }

    private void Write(TaskEvents task)
    {
        if (task.Next() is { } next)
        {
            _store.Write(new OneEvent(this, task, next));
            return;
        }

        if (Interlocked.Increment(ref _done) == _tasks)
            _ended.SetResult();
        else
            Begin();
    }

    private sealed class OneEvent(JournalLoad load, TaskEvents task, JournalEvent happened)
        : JournalWrite(happened.PersistenceId, [new AtomicEvents([happened])])
    {
        public override void Committed()
        {
            if (Parts[0].Rejection is { } rejection)
                Failed(rejection);
            else
                load.Write(task);
        }

        public override void Failed(Exception cause) => load._ended.TrySetException(cause);
    }
}
