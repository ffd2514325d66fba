using Akka.Cluster;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Clustering;

/// <summary>Logs for the operator that this process has become a member.</summary>
internal static class UpInCluster
{
    /// <summary>Logs it as soon as it is up.</summary>
    public static void Tell(Cluster cluster, ILogger log) => cluster.RegisterOnMemberUp(() => log.LogInformation(
        "Up in the cluster as {Address} ({Roles}), {Members} members",
        cluster.SelfAddress,
        string.Join(", ", cluster.SelfRoles),
        cluster.State.Members.Count(member => member.Status == MemberStatus.Up)));
}
