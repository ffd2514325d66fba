namespace ActorScheduler.Node.Execution.Running;

/// <summary>A task's own wish to be run again.</summary>
/// <param name="Countdown">How long to wait; <c>null</c>: the task's own backoff.</param>
public sealed record RetryRequest(TimeSpan? Countdown);
