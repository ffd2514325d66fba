using System.Globalization;

namespace ActorScheduler.Harness.Clusters;

/// <summary>The processes of a cluster and what they share.</summary>
/// <param name="ConnectionString">Their database on PostgreSQL.</param>
/// <param name="LogFolder">The folder of their logs.</param>
/// <param name="Processes">The processes.</param>
public sealed record ClusterPlan(string ConnectionString, string LogFolder, IReadOnlyList<ClusterProcessSpec> Processes)
{
    /// <summary>Nodes and gateways on the loopback interface.</summary>
    /// <param name="connectionString">Their database.</param>
    /// <param name="logFolder">Where their logs go.</param>
    /// <param name="nodes">How many nodes: <c>node-1</c>, <c>node-2</c> and so on.</param>
    /// <param name="gateways">How many gateways without a node: <c>gateway-1</c> and so on.</param>
    /// <param name="set">Changes what should differ from the defaults.</param>
    public static ClusterPlan Of(
        string connectionString, string logFolder, int nodes, int gateways, Func<ClusterProcessSpec, ClusterProcessSpec>? set = null) =>
        new(connectionString, logFolder,
        [
            .. Named("node", ClusterProcessKind.Node, nodes).Concat(Named("gateway", ClusterProcessKind.Gateway, gateways)).Select(spec => set?.Invoke(spec) ?? spec),
        ]);

    private static IEnumerable<ClusterProcessSpec> Named(string name, ClusterProcessKind kind, int count) =>
        Enumerable.Range(1, count).Select(n => new ClusterProcessSpec(string.Create(CultureInfo.InvariantCulture, $"{name}-{n}"), kind));
}
