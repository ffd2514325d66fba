using ActorScheduler.Storage;

namespace ActorScheduler.Node.Settings;

/// <summary>The place of this process: alone or in a cluster, and what it does there.</summary>
/// <param name="Mode">Alone or in a cluster.</param>
/// <param name="Roles">Its roles in the cluster, of <see cref="NodeRoles"/>.</param>
internal sealed record Topology(ClusterMode Mode, IReadOnlyList<string> Roles)
{
    /// <summary>True if this process runs tasks.</summary>
    public bool RunsTasks => Roles.Contains(NodeRoles.Node);

    /// <summary>The topology of a process.</summary>
    /// <param name="process">What it does.</param>
    /// <param name="storage"><see cref="SchedulerOptions.Storage"/>.</param>
    public static Topology Of(SchedulerProcess process, string storage) => new(
        ModeOf(storage),
        process switch
        {
            SchedulerProcess.Node => [NodeRoles.Node],
            SchedulerProcess.NodeWithGateway => [NodeRoles.Node, NodeRoles.Gateway],
            _ => [NodeRoles.Gateway],
        });

    /// <summary>Whether processes on this database can form a cluster.</summary>
    /// <param name="storage"><see cref="SchedulerOptions.Storage"/>.</param>
    public static ClusterMode ModeOf(string storage) =>
        Storages.Find(storage) is { IsShared: true } ? ClusterMode.Clustered : ClusterMode.Alone;
}

/// <summary>Whether other processes can be on the same database.</summary>
internal enum ClusterMode
{
    /// <summary>The journal is a file that one process owns: the process is a cluster of its own.</summary>
    Alone = 1,

    /// <summary>Others may be there, or come later.</summary>
    Clustered = 2,
}
