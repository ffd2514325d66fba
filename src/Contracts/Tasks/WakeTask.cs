namespace ActorScheduler.Contracts.Tasks;

/// <summary>Sent by the wake-up index: check whether something is to be done. It does no harm however often it comes.</summary>
/// <param name="TaskId">The task.</param>
public sealed record WakeTask(string TaskId) : ITaskMessage;
