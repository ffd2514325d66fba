using ActorScheduler.Node.Execution.Running;
using ActorScheduler.Node.Execution.Threads;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Execution;

/// <summary>Makes runs on threads of its own, so that code which blocks starves neither the cluster's heartbeats nor its timers.</summary>
/// <remarks>Any thread may call it; no method blocks. The threads are called <c>worker-1</c>, <c>worker-2</c> and so on, are made when needed and
/// end after half a minute without work. It keeps no list of its runs: <see cref="RunRegistry"/> does.</remarks>
internal sealed class WorkerPool
{
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(30);

    private readonly TaskRunner _runner;
    private readonly ILogger<WorkerPool> _logger;
    private readonly WorkerThreads _threads;

    /// <summary>Creates a pool without any thread yet.</summary>
    /// <param name="runner">Makes the runs.</param>
    /// <param name="concurrency">The most runs at a time, 1 or more.</param>
    /// <param name="logger">Where the pool logs.</param>
    /// <param name="startThread">Starts a thread; null: as .NET does.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="concurrency"/> is less than 1.</exception>
    public WorkerPool(TaskRunner runner, int concurrency, ILogger<WorkerPool> logger, Action<Thread>? startThread = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(concurrency, 1);
        (_runner, _logger) = (runner, logger);
        _threads = new WorkerThreads("worker", concurrency, IdleTimeout, startThread);
    }

    /// <summary>Starts a run, or lets it wait in order for a free thread.</summary>
    /// <param name="run">What to run.</param>
    /// <param name="report">Called once, on a thread that may block, with the outcome of the run.</param>
    public void Start(ActiveRun run, Action<ActiveRun, RunOutcome> report) => _threads.Run(() =>
    {
        if (run.TryTake())
            Finish(run, Make(run), report);
    });

    /// <summary>Asks the system again for threads that it refused. Until it gives one, runs wait for those that there are.</summary>
    /// <returns>How many runs wait because it refuses still.</returns>
    public int AddRefusedThreads()
    {
        _runner.AddRefusedThreads();
        return _threads.AddRefusedThreads();
    }

    /// <summary>Asks a run to end: cancels its token. A run that still waits for a thread is over at once.</summary>
    /// <param name="run">A run that was started.</param>
    /// <param name="report">What <see cref="Start"/> was given.</param>
    public void Cancel(ActiveRun run, Action<ActiveRun, RunOutcome> report)
    {
        if (run.TryTake())
            _runner.Elsewhere(() => Finish(run, new RunOutcome.Cancelled(TimeSpan.Zero), report));
        else
            _runner.Elsewhere(() => CancelToken(run));
    }

    // The runner does not throw. If a defect made it, the run would still end, and the process live on.
    private RunOutcome Make(ActiveRun run)
    {
        try
        {
            return _runner.Run(run.Request, run.Token);
        }
        catch (Exception error)
        {
            _logger.LogError(error, "Attempt {Attempt} of task {TaskId} could not be run", run.Attempt, run.TaskId);
            return Failures.Of(error, TimeSpan.Zero, cancelled: false);
        }
    }

    private void Finish(ActiveRun run, RunOutcome outcome, Action<ActiveRun, RunOutcome> report)
    {
        try
        {
            report(run, outcome);
        }
        catch (Exception error)
        {
            _logger.LogError(error, "The outcome of attempt {Attempt} of task {TaskId} could not be reported", run.Attempt, run.TaskId);
        }

        run.Dispose();
    }

    // Not on the caller's thread: what the task registered with its token may block or throw.
    private void CancelToken(ActiveRun run)
    {
        try
        {
            run.Cancel();
        }
        catch (AggregateException error)
        {
            _logger.LogWarning(error, "Task {TaskId} threw when attempt {Attempt} was cancelled", run.TaskId, run.Attempt);
        }
    }
}
