using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Node.Tasks;

/// <summary>Sent by the wake-up index: look whether something is to be done. Harmless however often it comes.</summary>
public sealed record WakeTask(string TaskId) : ITaskMessage;
