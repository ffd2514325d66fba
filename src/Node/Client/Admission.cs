using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Execution.Slots;

namespace ActorScheduler.Node.Client;

/// <summary>
/// Back-pressure: lets in no more submissions than can be worked off. A submission that finds the journal or the workers behind waits for a
/// bounded time and is then refused, and the caller is told. A submission that was accepted is never dropped.
/// </summary>
/// <param name="workers">Their queue must not grow without end: every task in it is an actor in memory.</param>
/// <param name="time">Measures the wait.</param>
internal sealed class Admission(WorkerSlots workers, TimeProvider time) : IDisposable
{
    /// <summary>How many submissions may wait for the journal at a time.</summary>
    public const int MostInFlight = 4_096;

    /// <summary>How many tasks may wait for a worker before submissions of tasks that are due have to wait as well.</summary>
    public const int MostWaiting = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(10);

    private readonly SemaphoreSlim _inFlight = new(MostInFlight);

    /// <summary>Lets a submission in; dispose the result when it is answered.</summary>
    /// <param name="submission">What is to be submitted.</param>
    /// <param name="cancellation">The caller has gone.</param>
    /// <exception cref="SchedulerUnavailableException">The scheduler is behind for longer than a submission waits.</exception>
    public async ValueTask<IDisposable> EnterAsync(TaskSubmission submission, CancellationToken cancellation)
    {
        if (submission.Eta is null && workers.Waiting >= MostWaiting)
            await WaitForWorkers(cancellation);
        if (!await _inFlight.WaitAsync(Patience, cancellation))
            throw Behind($"{MostInFlight} submissions wait for the journal");
        return new Entered(_inFlight);
    }

    /// <inheritdoc />
    public void Dispose() => _inFlight.Dispose();

    private async Task WaitForWorkers(CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        using var look = new PeriodicTimer(LookInterval, time);
        while (workers.Waiting >= MostWaiting)
        {
            if (time.GetElapsedTime(began) > Patience)
                throw Behind($"{workers.Waiting} tasks wait for a worker");
            await look.WaitForNextTickAsync(cancellation);
        }
    }

    private static SchedulerUnavailableException Behind(string what) =>
        new($"The scheduler is behind: {what}. Nothing was accepted; send the call again.") { RetryAfter = Patience };

    private sealed class Entered(SemaphoreSlim inFlight) : IDisposable
    {
        public void Dispose() => inFlight.Release();
    }
}
