namespace ActorScheduler.Contracts.PeriodicTasks.Events;

/// <summary>A fact about one periodic task, stored for ever.</summary>
/// <param name="At">When it happened (UTC, microseconds).</param>
public abstract record PeriodicTaskEvent(DateTimeOffset At);

/// <summary>It was created.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Definition">What it does and when.</param>
/// <param name="NextDue">When it first comes due; null if it is disabled or never does.</param>
/// <param name="RequestedBy">Who asked; null if that was not recorded.</param>
public sealed record PeriodicTaskCreated(
    DateTimeOffset At, PeriodicTaskDefinition Definition, DateTimeOffset? NextDue, string? RequestedBy = null) : PeriodicTaskEvent(At), IRequested;

/// <summary>It was edited.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Definition">The whole definition after the edit.</param>
/// <param name="Anchor">Where the grid of an interval begins.</param>
/// <param name="NextDue">When it comes due next.</param>
/// <param name="RequestedBy">Who asked; null if that was not recorded.</param>
public sealed record PeriodicTaskUpdated(
    DateTimeOffset At, PeriodicTaskDefinition Definition, DateTimeOffset Anchor, DateTimeOffset? NextDue, string? RequestedBy = null) : PeriodicTaskEvent(At), IRequested;

/// <summary>An occurrence's task was accepted.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Nominal">The time it was due, which names the occurrence.</param>
/// <param name="TaskId">The id of its task, derived from the periodic task's id and <paramref name="Nominal"/>.</param>
/// <param name="NextDue">When the next one comes due.</param>
public sealed record PeriodicTaskFired(
    DateTimeOffset At, DateTimeOffset Nominal, string TaskId, DateTimeOffset? NextDue) : PeriodicTaskEvent(At);

/// <summary>It reached its end (<c>expires</c>, or a schedule without a further time) and never comes due again.</summary>
public sealed record PeriodicTaskEnded(DateTimeOffset At) : PeriodicTaskEvent(At);

/// <summary>It was deleted; its id is never used again.</summary>
/// <param name="At">When it happened.</param>
/// <param name="RequestedBy">Who asked; null if that was not recorded.</param>
public sealed record PeriodicTaskDeleted(DateTimeOffset At, string? RequestedBy = null) : PeriodicTaskEvent(At), IRequested;
