namespace ActorScheduler.Harness.Clusters;

/// <summary>Finds the node that holds the shard coordinator; that node says so in its log.</summary>
internal static class CoordinatorLog
{
    private const string Began = "Singleton manager started singleton actor";
    private const string OfTasks = "/tasksCoordinator/";

    /// <summary>The running node that started it last; null if there is none yet.</summary>
    public static ClusterProcess? Newest(IEnumerable<ClusterProcess> nodes) => nodes
        .Where(node => node.IsRunning)
        .Select(node => (Node: node, At: LastBegan(node.LogOfThisStart)))
        .Where(found => found.At is not null)
        .OrderBy(found => found.At, StringComparer.Ordinal)
        .LastOrDefault().Node;

    // Each line starts with its time of day; a gateway's has the date before it.
    private static string? LastBegan(string log) => log.Split('\n')
        .LastOrDefault(line => line.Contains(Began, StringComparison.Ordinal) && line.Contains(OfTasks, StringComparison.Ordinal))?
        .Split(" info:")[0][^12..];
}
