namespace ActorScheduler.Testing.Clusters;

/// <summary>Finds who holds the coordinator of the shards: who began it says so in its log.</summary>
internal static class CoordinatorLog
{
    private const string Began = "Singleton manager started singleton actor";
    private const string OfTasks = "/tasksCoordinator/";

    /// <summary>The node that has begun it last and still runs; null if there is none yet.</summary>
    public static ClusterProcess? Newest(IEnumerable<ClusterProcess> nodes) => nodes
        .Where(node => node.IsRunning)
        .Select(node => (Node: node, At: LastBegan(node.LogOfThisStart)))
        .Where(found => found.At is not null)
        .OrderBy(found => found.At, StringComparer.Ordinal)
        .LastOrDefault().Node;

    // Each line begins with its time of day, that of a gateway with the date before it.
    private static string? LastBegan(string log) => log.Split('\n')
        .LastOrDefault(line => line.Contains(Began, StringComparison.Ordinal) && line.Contains(OfTasks, StringComparison.Ordinal))?
        .Split(" info:")[0][^12..];
}
