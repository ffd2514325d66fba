using ActorScheduler.Authoring;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Apps.Binding;
using ActorScheduler.Node.Execution.Threads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nito.AsyncEx;

namespace ActorScheduler.Node.Execution.Running;

/// <summary>Makes one run of a task on the calling thread. What a task does wrong is data in the outcome, never an exception.</summary>
/// <remarks>Only what ends a process anywhere ends it here: a stack overflow, <see cref="Environment.FailFast(string)"/>, an exception on a thread that
/// the task started itself.</remarks>
public sealed class TaskRunner
{
    private static readonly TimeSpan HelperIdle = TimeSpan.FromSeconds(10);

    private readonly TaskCatalog _catalog;
    private readonly int _resultLimit;
    private readonly ILoggerFactory _loggers;
    private readonly TimeProvider _time;
    private readonly WorkerThreads _helpers = new("worker-helper", int.MaxValue, HelperIdle);

    /// <summary>Creates a runner; any number of threads may use it at once.</summary>
    /// <param name="catalog">The tasks.</param>
    /// <param name="options">The limits.</param>
    /// <param name="loggers">Makes the logger of a run: its category is the task's name.</param>
    /// <param name="time">Measures how long runs take.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
    public TaskRunner(TaskCatalog catalog, TaskRunnerOptions options, ILoggerFactory loggers, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ResultLimitBytes, 1);
        (_catalog, _resultLimit, _loggers, _time) = (catalog, options.ResultLimitBytes, loggers, time);
    }

    /// <summary>Runs an action on a thread that is neither the caller's nor the shared pool's.</summary>
    internal void Elsewhere(Action action) => _helpers.Run(action);

    /// <summary>Makes the run and waits for its end. Call it on a thread that may block, such as those of <see cref="WorkerPool"/>.</summary>
    /// <param name="run">What to run.</param>
    public RunOutcome Run(TaskRun run)
    {
        if (run.CancellationToken.IsCancellationRequested)
            return new RunOutcome.Cancelled(TimeSpan.Zero);
        if (!_catalog.TryGet(run.Name, out var task))
            return Failures.NotRegistered(run.Name, _catalog.Suggest(run.Name));

        var logger = _loggers.CreateLogger(task.Name);
        using var scope = logger.BeginScope(new RunScope(run.TaskId, run.Attempt));
        using var activity = RunTelemetry.Start(run);
        var outcome = Execute(task, run, logger);
        RunTelemetry.End(activity, task.Name, outcome);
        return outcome;
    }

    // The one place where everything is caught: what a task throws is the outcome of its run.
    private RunOutcome Execute(TaskDescriptor task, TaskRun run, ILogger logger)
    {
        var start = _time.GetTimestamp();
        try
        {
            var arguments = ArgumentsJson.Bind(task.Signature, run);
            var context = new TaskContext(run.TaskId, run.Name, run.Attempt, logger, run.CancellationToken);
            var result = task.Invoker.IsAsync
                ? AsyncContext.Run(() => CallAsync(task, arguments, context))
                : BlockingContext.Run(Elsewhere, () => Call(task, arguments, context));
            return new RunOutcome.Succeeded(result, _time.GetElapsedTime(start));
        }
        catch (Exception error)
        {
            return Failures.Of(error, _time.GetElapsedTime(start), run.CancellationToken.IsCancellationRequested);
        }
    }

    private ReadOnlyMemory<byte> Call(TaskDescriptor task, BoundArguments arguments, TaskContext context)
    {
        var call = CallAsync(task, arguments, context);
        return call.GetAwaiter().GetResult();
    }

    private async Task<ReadOnlyMemory<byte>> CallAsync(TaskDescriptor task, BoundArguments arguments, TaskContext context)
    {
        if (!task.Invoker.NeedsServices)
            return Write(task, await task.Invoker.Call(new Invocation(task.Signature, arguments, context, null)));

        await using var services = task.Services.Provider.CreateAsyncScope();
        var instance = task.Instances?.Create(services.ServiceProvider);
        try
        {
            var invocation = new Invocation(task.Signature, arguments, context, services.ServiceProvider) { Instance = instance };
            return Write(task, await task.Invoker.Call(invocation));
        }
        finally
        {
            if (instance is IAsyncDisposable slow)
                await slow.DisposeAsync();
            else
                (instance as IDisposable)?.Dispose();
        }
    }

    // While the scope lives: a result may still read from its services.
    private ReadOnlyMemory<byte> Write(TaskDescriptor task, object? value) => ResultWriter.Write(value, task.Invoker.ResultType, _resultLimit);
}
