using Akka.Cluster;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Clustering;

/// <summary>Tells an operator when this process has become a member.</summary>
internal static class UpInCluster
{
    /// <summary>Logs it once it is so.</summary>
    public static void Tell(Cluster cluster, ILogger log) => cluster.RegisterOnMemberUp(() => log.LogInformation(
        "Up in the cluster as {Address} ({Roles}), {Members} members",
        cluster.SelfAddress,
        string.Join(", ", cluster.SelfRoles),
        cluster.State.Members.Count(member => member.Status == MemberStatus.Up)));
}
