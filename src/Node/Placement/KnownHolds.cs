using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Node.Placement;

/// <summary>
/// What is paused, as this process knows it. A task passes by here before it stores that it begins, so that whoever pauses can be told when no start is under
/// way that does not know of it. Thread-safe.
/// </summary>
/// <param name="changes">Where it is read.</param>
/// <param name="time">The clock.</param>
internal sealed class KnownHolds(HoldChanges changes, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _reads = new(1, 1);
    private volatile Holds _current = Holds.None;
    private volatile StartsUnderWay _starts = new();
    private Task _ending = Task.CompletedTask;

    /// <summary>What is paused.</summary>
    public Holds Current => _current;

    /// <summary>True if a call may begin, as far as this process knows.</summary>
    public bool Allow(TaskSubmission call) => _current.Allow(call.QueueName, call.Name, time.GetUtcNow());

    /// <summary>Lets a start pass, unless it is paused.</summary>
    /// <param name="call">What is to begin.</param>
    /// <returns>Where to tell that the start is stored or given up; null if it is paused.</returns>
    public StartsUnderWay? TryPass(TaskSubmission call)
    {
        while (true)
        {
            var starts = _starts;
            if (!starts.TryEnter())
                continue;
            if (Allow(call))
                return starts;
            starts.Leave();
            return null;
        }
    }

    /// <summary>Looks for what has changed.</summary>
    public Task RefreshAsync(CancellationToken cancellation) => LearnAsync(long.MaxValue, cancellation);

    /// <summary>Looks for what has changed up to an event, and waits until no start is under way that was let pass before that was known.</summary>
    public async Task LearnAsync(long sequenceNr, CancellationToken cancellation)
    {
        await _reads.WaitAsync(cancellation);
        try
        {
            if (_current.SequenceNr < sequenceNr)
            {
                var holds = await changes.ReadAsync(_current, cancellation);
                if (holds.SequenceNr == _current.SequenceNr)
                    return;
                _current = holds;
            }

            var before = _starts;
            _starts = new StartsUnderWay();
            // Those that somebody before has given up waiting for are waited for as well.
            _ending = _ending.IsCompleted ? before.CloseAsync() : Task.WhenAll(_ending, before.CloseAsync());
            await _ending.WaitAsync(cancellation);
        }
        finally
        {
            _reads.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _reads.Dispose();
}
