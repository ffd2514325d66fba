namespace ActorScheduler.Contracts.Queues;

/// <summary>A fact about what is paused, stored for ever.</summary>
/// <param name="At">When it happened (UTC, microseconds).</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">Its name.</param>
/// <param name="RequestedBy">Who asked; null if that was not recorded.</param>
public abstract record HoldEvent(DateTimeOffset At, HoldKind Kind, string Name, string? RequestedBy) : IRequested;

/// <summary>Something was paused, or paused anew with another reason.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Kind">What is paused.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">When it resumes by itself; null: not.</param>
/// <param name="RequestedBy">Who asked.</param>
public sealed record HoldSet(DateTimeOffset At, HoldKind Kind, string Name, string Reason, DateTimeOffset? Until, string? RequestedBy) : HoldEvent(At, Kind, Name, RequestedBy);

/// <summary>Something was resumed.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Kind">What is resumed.</param>
/// <param name="Name">Its name.</param>
/// <param name="RequestedBy">Who asked.</param>
public sealed record HoldLifted(DateTimeOffset At, HoldKind Kind, string Name, string? RequestedBy) : HoldEvent(At, Kind, Name, RequestedBy);

/// <summary>A change of what is paused and its place in the history of that.</summary>
/// <param name="SequenceNr">Its number, from 1.</param>
/// <param name="Event">The event.</param>
public sealed record NumberedHoldEvent(long SequenceNr, HoldEvent Event);
