using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Apps.Binding;
using ActorScheduler.Node.Execution.Threads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nito.AsyncEx;

namespace ActorScheduler.Node.Execution.Running;

/// <summary>
/// Makes one run of a task on the calling thread: finds the task, binds its arguments, calls it and writes its result. Whatever goes wrong in
/// one of the steps is data in the outcome, never an exception.
/// </summary>
/// <remarks>Only what ends a process anywhere ends it here: a stack overflow, <see cref="Environment.FailFast(string)"/>, an exception on a thread that
/// the task started itself. An attempt and its outcome are plain data, so that a run could also be made in another process.</remarks>
/// <param name="catalog">The tasks.</param>
/// <param name="loggers">Makes the logger of a run: its category is the task's name.</param>
/// <param name="time">Measures how long runs take.</param>
internal sealed class TaskRunner(TaskCatalog catalog, ILoggerFactory loggers, TimeProvider time)
{
    private static readonly TimeSpan HelperIdle = TimeSpan.FromSeconds(10);

    // Far above what the awaits of a node's blocking runs need at a time: each of them may block in turn, so that too few would wait for each other.
    private const int MostHelpers = 1_000;

    private readonly WorkerThreads _helpers = new("worker-helper", MostHelpers, HelperIdle);

    /// <summary>Runs an action on a thread that is neither the caller's nor the shared pool's.</summary>
    public void Elsewhere(Action action) => _helpers.Run(action);

    /// <summary>Asks the system again for threads that it refused.</summary>
    public void AddRefusedThreads() => _helpers.AddRefusedThreads();

    /// <summary>Makes the run and waits for its end. Call it on a thread that may block.</summary>
    /// <param name="attempt">What to run.</param>
    /// <param name="cancellation">Cancelled when the run should end.</param>
    public RunOutcome Run(RunAttempt attempt, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return new RunOutcome.Cancelled(TimeSpan.Zero);
        if (!catalog.TryGet(attempt.Name, out var task))
            return Failures.NotRegistered(attempt.Name, catalog.Suggest(attempt.Name));

        var logger = loggers.CreateLogger(task.Name);
        using var scope = logger.BeginScope(new RunScope(attempt.TaskId, attempt.Attempt));
        using var activity = RunTelemetry.Start(attempt);
        var outcome = Execute(task, attempt, new TaskContext(attempt.TaskId, attempt.Name, attempt.Attempt, logger, cancellation));
        RunTelemetry.End(activity, task.Name, outcome);
        return outcome;
    }

    // The one place that catches everything: whatever a task throws is the outcome of its run.
    private RunOutcome Execute(TaskDescriptor task, RunAttempt attempt, TaskContext context)
    {
        var start = time.GetTimestamp();
        try
        {
            var arguments = ArgumentsJson.Bind(task.Signature, attempt);
            var result = task.Invoker.IsAsync
                ? AsyncContext.Run(() => CallAsync(task, arguments, context))
                : BlockingContext.Run(Elsewhere, () => CallAsync(task, arguments, context).GetAwaiter().GetResult());
            return new RunOutcome.Succeeded(result, time.GetElapsedTime(start));
        }
        catch (Exception error)
        {
            return Failures.Of(error, time.GetElapsedTime(start), context.CancellationToken.IsCancellationRequested);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> CallAsync(TaskDescriptor task, BoundArguments arguments, TaskContext context)
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

    // Before the scope ends: a result may still read from its services.
    private static ReadOnlyMemory<byte> Write(TaskDescriptor task, object? value) => ResultWriter.Write(value, task.Invoker.ResultType);
}
