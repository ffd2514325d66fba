using ActorScheduler.Node.Clustering.Crashes;
using Akka.Actor;
using Akka.Cluster;

namespace ActorScheduler.Node.Clustering.SplitBrain;

/// <summary>
/// Whether a process that wants to join would hear all members, and they it. A process that does not would only be removed again, and until then no
/// other could join or leave.
/// </summary>
internal static class JoinProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The members that are alive and cannot be reached, such as those that ask for an encrypted connection when this process does not. A member
    /// whose machine refuses the connection is dead, and in nobody's way.
    /// </summary>
    public static async Task<IReadOnlyList<string>> UnreachableAsync(Cluster cluster, IReadOnlyList<string> members)
    {
        var reached = await Task.WhenAll(members.Select(async member => (member, IsReached: await IsReachedAsync(cluster, Address.Parse(member)))));
        return [.. reached.Where(probe => !probe.IsReached).Select(probe => probe.member)];
    }

    // The plain connection comes first: Akka takes seconds to try one again that has failed.
    private static async Task<bool> IsReachedAsync(Cluster cluster, Address member) => await Probe.TryAsync(member) switch
    {
        ProbeResult.Refused => true,
        ProbeResult.NoAnswer => false,
        _ => member.Protocol == cluster.SelfAddress.Protocol && await AnswersAsync(cluster.System, member),
    };

    private static async Task<bool> AnswersAsync(ActorSystem system, Address member)
    {
        try
        {
            // Where the connection fails this side answers itself: there is nobody.
            var identity = await system.ActorSelection(new RootActorPath(member) / "system" / "cluster").Ask<ActorIdentity>(new Identify(null), Patience);
            return identity.Subject is not null;
        }
        catch (AskTimeoutException)
        {
            return false;
        }
    }
}
