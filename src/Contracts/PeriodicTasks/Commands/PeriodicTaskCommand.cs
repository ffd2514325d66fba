namespace ActorScheduler.Contracts.PeriodicTasks.Commands;

/// <summary>A command for one periodic task. It is sent to its actor and decided in <c>PeriodicTasks/Decisions</c>.</summary>
/// <param name="PeriodicTaskId">Its id.</param>
public abstract record PeriodicTaskCommand(long PeriodicTaskId) : IPeriodicTaskMessage;

/// <summary>Create it under an id that was never used before.</summary>
/// <param name="PeriodicTaskId">Its id.</param>
/// <param name="Definition">What it does and when.</param>
/// <param name="RequestedBy">Who asks, for the audit (see <see cref="Requester"/>), or null.</param>
public sealed record CreatePeriodicTask(long PeriodicTaskId, PeriodicTaskDefinition Definition, string? RequestedBy = null) : PeriodicTaskCommand(PeriodicTaskId);

/// <summary>Change parts of it.</summary>
/// <param name="PeriodicTaskId">Its id.</param>
/// <param name="Patch">The changes.</param>
/// <param name="RequestedBy">Who asks, for the audit, or null.</param>
public sealed record UpdatePeriodicTask(long PeriodicTaskId, PeriodicTaskPatch Patch, string? RequestedBy = null) : PeriodicTaskCommand(PeriodicTaskId);

/// <summary>Delete it.</summary>
/// <param name="PeriodicTaskId">Its id.</param>
/// <param name="RequestedBy">Who asks, for the audit, or null.</param>
public sealed record DeletePeriodicTask(long PeriodicTaskId, string? RequestedBy = null) : PeriodicTaskCommand(PeriodicTaskId);

/// <summary>The task of the occurrence that was due at <paramref name="Nominal"/> has been accepted.</summary>
public sealed record RecordOccurrence(long PeriodicTaskId, DateTimeOffset Nominal) : PeriodicTaskCommand(PeriodicTaskId);

/// <summary>End it if its <c>expires</c> has passed.</summary>
public sealed record EndPeriodicTask(long PeriodicTaskId) : PeriodicTaskCommand(PeriodicTaskId);
