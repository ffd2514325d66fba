using ActorScheduler.Contracts.Execution;
using Akka.Actor;

namespace ActorScheduler.Node.Execution;

/// <summary>One run of this node: waiting for a thread, running, or over.</summary>
/// <param name="request">What to run.</param>
/// <param name="starter">The incarnation of the task that stored the start: it waits for the outcome.</param>
/// <param name="since">When the run was begun.</param>
internal sealed class ActiveRun(RunAttempt request, IActorRef starter, DateTimeOffset since) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private int _isTaken;

    /// <summary>What to run.</summary>
    public RunAttempt Request => request;

    /// <summary>The id of the task.</summary>
    public string TaskId => request.TaskId;

    /// <summary>The number of the attempt.</summary>
    public int Attempt => request.Attempt;

    /// <summary>The incarnation of the task that stored the start.</summary>
    public IActorRef Starter => starter;

    /// <summary>When the run was begun.</summary>
    public DateTimeOffset Since => since;

    /// <summary>Cancelled when the run should end.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>Takes the run, to make it or to call it off. Only the first caller gets it.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Cancels the token, which runs whatever the task registered with it. Does nothing once the run is over.</summary>
    /// <exception cref="AggregateException">What the task registered threw.</exception>
    public void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run ended in the meantime.
        }
    }

    /// <inheritdoc />
    public void Dispose() => _cancellation.Dispose();
}
