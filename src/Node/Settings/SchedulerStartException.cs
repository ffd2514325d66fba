namespace ActorScheduler.Node.Settings;

/// <summary>The start failed for a reason that the operator can fix; the message says all there is to say.</summary>
public sealed class SchedulerStartException(string message) : Exception(message);
