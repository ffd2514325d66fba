using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Client;

/// <summary>One task as the read model shows it.</summary>
/// <param name="Id">The task's id.</param>
/// <param name="State">The fold of its events.</param>
/// <param name="Clock">The journal's number of its last event: larger for later events, as Celery's logical clock.</param>
public sealed record TaskRow(string Id, TaskState State, long Clock);
