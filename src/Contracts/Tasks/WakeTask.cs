namespace ActorScheduler.Contracts.Tasks;

/// <summary>Sent by the wake-up index: look whether something is to be done. Harmless however often it comes.</summary>
/// <param name="TaskId">The task.</param>
public sealed record WakeTask(string TaskId) : ITaskMessage;
