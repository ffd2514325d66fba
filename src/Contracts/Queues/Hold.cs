namespace ActorScheduler.Contracts.Queues;

/// <summary>Something that is paused: none of its tasks begins until it is resumed. Those that run go on.</summary>
/// <param name="Kind">What is paused.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why, in the words of who paused it.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">When it resumes by itself; null: not before somebody resumes it.</param>
/// <param name="RequestedBy">Who paused it; null if that was not recorded.</param>
public sealed record Hold(HoldKind Kind, string Name, string Reason, DateTimeOffset Since, DateTimeOffset? Until, string? RequestedBy)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>True while it holds.</summary>
    public bool IsInForce(DateTimeOffset now) => !(Until <= now);
}

/// <summary>What can be paused. The numbers are stored; they are never renumbered.</summary>
public enum HoldKind
{
    /// <summary>A queue.</summary>
    Queue = 1,

    /// <summary>All tasks of a name.</summary>
    TaskName = 2,
}
