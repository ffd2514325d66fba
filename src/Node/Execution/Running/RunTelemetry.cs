using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ActorScheduler.Node.Execution.Running;

/// <summary>What a tracer or a meter sees of a run. Costs nothing while nobody listens.</summary>
internal static class RunTelemetry
{
    /// <summary>The name to listen to, for traces and metrics.</summary>
    public const string Name = "ActorScheduler.Execution";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Durations =
        Meter.CreateHistogram<double>("actor_scheduler.task.run.duration", "s", "How long the runs of tasks took.");

    /// <summary>Begins the span of a run.</summary>
    public static Activity? Start(TaskRun run)
    {
        if (!Source.HasListeners())
            return null;
        var activity = Source.StartActivity($"run {run.Name}", ActivityKind.Consumer);
        activity?.SetTag("task.id", run.TaskId).SetTag("task.name", run.Name).SetTag("task.attempt", run.Attempt);
        return activity;
    }

    /// <summary>Notes how a run ended.</summary>
    public static void End(Activity? activity, string name, RunOutcome outcome)
    {
        if (outcome is RunOutcome.Failed failed)
            activity?.SetStatus(ActivityStatusCode.Error, failed.Message);
        if (Durations.Enabled)
            Durations.Record(outcome.Duration.TotalSeconds, new("task.name", name), new("task.outcome", outcome.GetType().Name));
    }
}
