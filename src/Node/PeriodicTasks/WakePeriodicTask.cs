using ActorScheduler.Contracts.PeriodicTasks;

namespace ActorScheduler.Node.PeriodicTasks;

/// <summary>Sent by the wake-up index: look whether an occurrence is due. Harmless however often it comes.</summary>
public sealed record WakePeriodicTask(long PeriodicTaskId) : IPeriodicTaskMessage;
