namespace ActorScheduler.Node.Settings;

/// <summary>What a process does in the cluster.</summary>
internal static class NodeRoles
{
    /// <summary>It holds tasks and periodic tasks and runs them.</summary>
    public const string Node = "node";

    /// <summary>It answers HTTP.</summary>
    public const string Gateway = "gateway";
}
