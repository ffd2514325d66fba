using System.Diagnostics;
using System.Diagnostics.Metrics;
using ActorScheduler.Contracts.Execution;

namespace ActorScheduler.Node.Execution.Running;

/// <summary>Traces and metrics of runs. They cost nothing while nobody listens.</summary>
internal static class RunTelemetry
{
    /// <summary>The name of both sources.</summary>
    public const string Name = "ActorScheduler.Execution";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Durations =
        Meter.CreateHistogram<double>("actor_scheduler.task.run.duration", "s", "How long the runs of tasks took.");

    /// <summary>Begins the span of a run.</summary>
    public static Activity? Start(RunAttempt attempt)
    {
        if (!Source.HasListeners())
            return null;
        var activity = Source.StartActivity($"run {attempt.Name}", ActivityKind.Consumer);
        activity?.SetTag("task.id", attempt.TaskId).SetTag("task.name", attempt.Name).SetTag("task.attempt", attempt.Attempt);
        return activity;
    }

    /// <summary>Records how a run ended.</summary>
    public static void End(Activity? activity, string name, RunOutcome outcome)
    {
        if (outcome is RunOutcome.Failed failed)
            activity?.SetStatus(ActivityStatusCode.Error, failed.Message);
        if (Durations.Enabled)
            Durations.Record(outcome.Duration.TotalSeconds, new("task.name", name), new("task.outcome", outcome.GetType().Name));
    }
}
