namespace ActorScheduler.Contracts.PeriodicTasks;

/// <summary>Sent by the wake-up index: look whether an occurrence is due. Harmless however often it comes.</summary>
/// <param name="PeriodicTaskId">The periodic task.</param>
public sealed record WakePeriodicTask(long PeriodicTaskId) : IPeriodicTaskMessage;
