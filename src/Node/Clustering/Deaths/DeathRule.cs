namespace ActorScheduler.Node.Clustering.Deaths;

/// <summary>
/// When a process counts as dead without waiting for the split brain resolver. A free lock alone proves nothing: its session may have broken. So
/// something else must say the same, and the observer must have had its own session for long enough that a restart of the server is not the reason.
/// </summary>
internal static class DeathRule
{
    /// <summary>So long after a restart of the server everyone who lives has a session again.</summary>
    public static readonly TimeSpan OwnSession = TimeSpan.FromSeconds(3);

    /// <summary>So long it takes at the most to open a session again that broke.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    /// <summary>Decides on one process whose lock was seen held before.</summary>
    /// <param name="sessionLasts">How long the observer's own session has been there.</param>
    /// <param name="freeFor">How long the lock has been seen free; null if it is held.</param>
    /// <param name="isRefused">True if nothing listens at the process's address: its system refused a connection.</param>
    /// <param name="isUnreachable">True if its heartbeats have stopped.</param>
    public static bool IsDead(TimeSpan sessionLasts, TimeSpan? freeFor, bool isRefused, bool isUnreachable) =>
        sessionLasts >= OwnSession && freeFor is { } free && (isRefused || (isUnreachable && free >= Silence));
}
