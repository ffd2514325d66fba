namespace ActorScheduler.Node.Settings;

/// <summary>The names that all processes of a cluster share.</summary>
internal static class ClusterNames
{
    /// <summary>The actor system.</summary>
    public const string System = "actor-scheduler";

    /// <summary>The file beside the program that holds the cluster's settings.</summary>
    public const string SettingsFile = "cluster.hocon";
}
