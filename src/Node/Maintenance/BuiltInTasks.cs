using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Client;

namespace ActorScheduler.Node.Maintenance;

/// <summary>The scheduler's own tasks.</summary>
public static class BuiltInTasks
{
    /// <summary>The name of the clean-up, as in Celery.</summary>
    public const string BackendCleanup = "celery.backend_cleanup";

    /// <summary>Removes results older than <c>Scheduler:ResultExpires</c> (Celery's <c>result_expires</c>, one day by default).</summary>
    [BackgroundTask(Name = BackendCleanup)]
    public static Task Cleanup([FromServices] IResultCleanup cleanup, CancellationToken cancellation) => cleanup.RunAsync(cancellation);

    /// <summary>Removes tasks for good that ended more than <paramref name="olderThan"/> ago, by default <c>Scheduler:Retention</c>.</summary>
    [BackgroundTask(Name = IRetention.TaskName)]
    public static Task<RetentionTotals?> Retain([FromServices] IRetentionTask retention, TaskContext context, string? olderThan = null) =>
        retention.RunAsync(olderThan, context);
}

/// <summary>What <see cref="BuiltInTasks.Cleanup"/> runs.</summary>
public interface IResultCleanup
{
    /// <summary>Removes results that are old enough.</summary>
    Task RunAsync(CancellationToken cancellation);
}

/// <summary>What <see cref="BuiltInTasks.Retain"/> runs.</summary>
public interface IRetentionTask
{
    /// <summary>Removes tasks that are old enough.</summary>
    /// <returns>What it did; null if it had nothing to do: no age is set, or another run goes on.</returns>
    Task<RetentionTotals?> RunAsync(string? olderThan, TaskContext context);
}
