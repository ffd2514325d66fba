using ActorScheduler.Node.Execution.Running;
using ActorScheduler.Node.Execution.Threads;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Execution;

/// <summary>Runs tasks on threads of its own, so that code which blocks starves neither the cluster's heartbeats nor its timers.</summary>
/// <remarks>Safe to use from any thread; no method blocks. Threads are called <c>worker-1</c>, <c>worker-2</c> and so on, are made when needed and end when
/// they had nothing to do for half a minute.</remarks>
public sealed class WorkerPool
{
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DefaultAfterCancel = TimeSpan.FromSeconds(2);

    private readonly RunRegistry _runs;
    private readonly TaskRunner _runner;
    private readonly ILogger<WorkerPool> _logger;
    private readonly WorkerThreads _threads;

    /// <summary>Creates a pool without any thread yet.</summary>
    /// <param name="runner">Makes the runs.</param>
    /// <param name="concurrency">The most runs at a time, 1 or more.</param>
    /// <param name="logger">Where the pool logs.</param>
    /// <param name="time">Measures the grace of <see cref="StopAsync"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="concurrency"/> is less than 1.</exception>
    public WorkerPool(TaskRunner runner, int concurrency, ILogger<WorkerPool> logger, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(concurrency, 1);
        (_runner, _logger, Concurrency) = (runner, logger, concurrency);
        _runs = new RunRegistry(time);
        _threads = new WorkerThreads("worker", concurrency, IdleTimeout);
    }

    /// <summary>The most runs at a time.</summary>
    public int Concurrency { get; }

    /// <summary>How many runs were started and are not over, those that wait for a thread included.</summary>
    public int Count => _runs.Count;

    /// <summary>Starts a run, or lets it wait in order for a free thread.</summary>
    /// <param name="run">What to run.</param>
    /// <param name="completed">Called once, on a thread that may block, when the run is over. By then the pool no longer counts it.</param>
    /// <returns>False: nothing was started and nothing will be called, because the pool is stopping or this attempt of this task is in it already.</returns>
    public bool Start(TaskRun run, Action<TaskRun, RunOutcome> completed)
    {
        var pooled = new PooledRun(run, completed);
        if (!_runs.TryAdd(pooled))
        {
            pooled.Dispose();
            return false;
        }

        try
        {
            _threads.Run(() => Make(pooled));
        }
        catch (OutOfMemoryException)
        {
            // The system has no thread to give. The caller decides; the run must not seem to go on.
            _runs.Remove(pooled);
            _runs.Forget(pooled);
            throw;
        }

        return true;
    }

    /// <summary>Asks a run to end: cancels its token; one that still waits for a thread is over at once.</summary>
    /// <param name="taskId">The id of the task.</param>
    /// <param name="attempt">The number of the run.</param>
    /// <returns>False when it is not in the pool.</returns>
    public bool Cancel(string taskId, int attempt)
    {
        if (!_runs.TryGet(taskId, attempt, out var pooled))
            return false;
        Cancel(pooled);
        return true;
    }

    /// <summary>True while the run is in the pool: waiting for a thread or running.</summary>
    /// <param name="taskId">The id of the task.</param>
    /// <param name="attempt">The number of the run.</param>
    public bool IsRunning(string taskId, int attempt) => _runs.TryGet(taskId, attempt, out _);

    /// <summary>Ends the pool: no run starts any more, those that wait are called off, those that run may go on for the grace and are cancelled then.</summary>
    /// <param name="grace">How long runs may go on, zero or more.</param>
    /// <param name="afterCancel">How long to wait for runs to give way to their cancellation; <c>null</c>: two seconds.</param>
    /// <returns>The runs that did not end; their threads are left to themselves and do not keep the process alive.</returns>
    public async Task<IReadOnlyList<TaskRun>> StopAsync(TimeSpan grace, TimeSpan? afterCancel = null)
    {
        _runs.Close();
        foreach (var pooled in _runs.Snapshot())
            TryCallOff(pooled);
        if (await _runs.DrainedWithin(grace))
            return [];
        foreach (var pooled in _runs.Snapshot())
            Cancel(pooled);
        if (await _runs.DrainedWithin(afterCancel ?? DefaultAfterCancel))
            return [];
        return [.. _runs.Snapshot().Select(static pooled => pooled.Run)];
    }

    private void Make(PooledRun pooled)
    {
        if (pooled.TryTake())
            Finish(pooled, RunSafely(pooled));
    }

    // The runner does not throw; if a defect in it did, the run still has an end and the process lives.
    private RunOutcome RunSafely(PooledRun pooled)
    {
        try
        {
            return _runner.Run(pooled.Run with { CancellationToken = pooled.Token });
        }
        catch (Exception error)
        {
            _logger.LogError(error, "Attempt {Attempt} of task {TaskId} could not be run", pooled.Run.Attempt, pooled.Run.TaskId);
            return Failures.Of(error, TimeSpan.Zero, cancelled: false);
        }
    }

    // Not on the caller's thread: cancelling runs what the task registered with its token, which may block or throw.
    private void Cancel(PooledRun pooled)
    {
        if (TryCallOff(pooled))
            return;
        _runner.Elsewhere(() =>
        {
            try
            {
                pooled.Cancel();
            }
            catch (AggregateException error)
            {
                _logger.LogWarning(error, "Task {TaskId} threw when attempt {Attempt} was cancelled", pooled.Run.TaskId, pooled.Run.Attempt);
            }
        });
    }

    private bool TryCallOff(PooledRun pooled)
    {
        if (!pooled.TryTake())
            return false;
        _runner.Elsewhere(() => Finish(pooled, new RunOutcome.Cancelled(TimeSpan.Zero)));
        return true;
    }

    private void Finish(PooledRun pooled, RunOutcome outcome)
    {
        _runs.Remove(pooled);
        try
        {
            pooled.Completed(pooled.Run, outcome);
        }
        catch (Exception error)
        {
            _logger.LogError(error, "The end of attempt {Attempt} of task {TaskId} could not be reported", pooled.Run.Attempt, pooled.Run.TaskId);
        }

        _runs.Forget(pooled);
    }
}
