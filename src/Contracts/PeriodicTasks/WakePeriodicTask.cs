namespace ActorScheduler.Contracts.PeriodicTasks;

/// <summary>Sent by the wake-up index: check whether an occurrence is due. It does no harm however often it comes.</summary>
/// <param name="PeriodicTaskId">The periodic task.</param>
public sealed record WakePeriodicTask(long PeriodicTaskId) : IPeriodicTaskMessage;
