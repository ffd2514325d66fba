namespace ActorScheduler.Node.Clustering.Crashes;

/// <summary>
/// When a process counts as dead before the split brain resolver has decided. A free lock alone proves nothing: its session may have broken. So a
/// second sign must agree, and the observer must have had its own session for long enough to rule out a restart of the server.
/// </summary>
internal static class CrashRule
{
    /// <summary>Within this time after a restart of the server every living process has a session again.</summary>
    public static readonly TimeSpan OwnSession = TimeSpan.FromSeconds(3);

    /// <summary>Within this time a process whose session broke has opened another.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    /// <summary>Decides on one process whose lock was held when it was last seen.</summary>
    /// <param name="sessionLasts">How long the observer's own session has lasted.</param>
    /// <param name="freeFor">How long the lock has been free; null if it is held.</param>
    /// <param name="isRefused">True if nothing listens at the process's address: its system refused a connection.</param>
    /// <param name="isUnreachable">True if its heartbeats have stopped.</param>
    public static bool IsDead(TimeSpan sessionLasts, TimeSpan? freeFor, bool isRefused, bool isUnreachable) =>
        sessionLasts >= OwnSession && freeFor is { } free && (isRefused || (isUnreachable && free >= Silence));
}
