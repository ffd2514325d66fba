using ActorScheduler.Contracts.Authoring;

namespace ActorScheduler.Node.Maintenance;

/// <summary>The scheduler's own tasks.</summary>
public static class BuiltInTasks
{
    /// <summary>The name of the clean-up, as in Celery.</summary>
    public const string BackendCleanup = "celery.backend_cleanup";

    /// <summary>Removes results older than <c>Scheduler:ResultExpires</c> (Celery's <c>result_expires</c>, one day by default).</summary>
    [BackgroundTask(Name = BackendCleanup)]
    public static Task Cleanup([FromServices] IResultCleanup cleanup, CancellationToken cancellation) => cleanup.RunAsync(cancellation);
}

/// <summary>What <see cref="BuiltInTasks.Cleanup"/> runs.</summary>
public interface IResultCleanup
{
    /// <summary>Removes results that are old enough.</summary>
    Task RunAsync(CancellationToken cancellation);
}
