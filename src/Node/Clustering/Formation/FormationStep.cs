using ActorScheduler.Storage.Cluster;

namespace ActorScheduler.Node.Clustering.Formation;

/// <summary>What a process that is in no cluster does next. Plain data, decided while no other process decides.</summary>
internal abstract record FormationStep
{
    /// <summary>A member whose last heartbeat is older than this may be dead.</summary>
    public static readonly TimeSpan LivesFor = TimeSpan.FromSeconds(15);

    private FormationStep()
    {
    }

    /// <summary>There is a cluster: join it.</summary>
    /// <param name="Members">The addresses of its members.</param>
    public sealed record Join(IReadOnlyList<string> Members) : FormationStep;

    /// <summary>There was a cluster, and its members may only be slow to report: look again.</summary>
    /// <param name="Silent">Those members, as they were seen.</param>
    public sealed record LookAgain(IReadOnlyList<MemberRow> Silent) : FormationStep;

    /// <summary>There is none: begin it.</summary>
    public sealed record Begin : FormationStep;

    /// <summary>Decides.</summary>
    /// <param name="others">The other processes that were members of a cluster when they last reported.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="silentBefore">The members that were silent when this process last looked, a heartbeat or more ago; null if it looks for the first time.</param>
    public static FormationStep Decide(IReadOnlyList<MemberRow> others, DateTimeOffset now, IReadOnlyList<MemberRow>? silentBefore)
    {
        var alive = others.Where(member => now - member.Heartbeat <= LivesFor).Select(member => member.Address).ToList();
        if (alive.Count > 0)
            return new Join(alive);
        // The database may have been away: then nobody could report, and the living need a moment to do so.
        return others.All(member => silentBefore?.Contains(member) == true) ? new Begin() : new LookAgain(others);
    }
}
