namespace ActorScheduler.Node.Execution.Running;

/// <summary>A task's own request to be run again.</summary>
/// <param name="Countdown">How long to wait; <c>null</c> for the task's own backoff.</param>
internal sealed record RetryRequest(TimeSpan? Countdown);
