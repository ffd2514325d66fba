namespace ActorScheduler.Node.Settings;

/// <summary>The start failed for a reason that the operator can mend; the message is all there is to show.</summary>
public sealed class SchedulerStartException(string message) : Exception(message);
