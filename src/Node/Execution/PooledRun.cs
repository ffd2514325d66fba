using ActorScheduler.Node.Execution.Running;

namespace ActorScheduler.Node.Execution;

/// <summary>One run within the pool: waiting for a thread, running, or over.</summary>
internal sealed class PooledRun : IDisposable
{
    private const int Waiting = 0;
    private const int Taken = 1;

    private readonly CancellationTokenSource _cancellation;
    private int _state = Waiting;

    /// <summary>A run that waits for a thread.</summary>
    /// <param name="run">What to run.</param>
    /// <param name="completed">Whom to tell of its end.</param>
    public PooledRun(TaskRun run, Action<TaskRun, RunOutcome> completed)
    {
        Run = run;
        Completed = completed;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(run.CancellationToken);
    }

    /// <summary>What to run, as the caller gave it.</summary>
    public TaskRun Run { get; }

    /// <summary>Whom to tell of its end.</summary>
    public Action<TaskRun, RunOutcome> Completed { get; }

    /// <summary>Cancelled with the run.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>Takes the run, to make it or to call it off: true for the first caller only.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    /// <summary>Cancels the token, which runs what the task registered with it. Does nothing when the run has just ended.</summary>
    /// <exception cref="AggregateException">What the task registered threw.</exception>
    public void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run ended between the wish and its fulfilment.
        }
    }

    /// <inheritdoc />
    public void Dispose() => _cancellation.Dispose();
}
