namespace ActorScheduler.Node.Settings;

/// <summary>What a process of the cluster does.</summary>
public enum SchedulerProcess
{
    /// <summary>It holds tasks and runs them.</summary>
    Node,

    /// <summary>It holds tasks and runs them, and answers HTTP.</summary>
    NodeWithGateway,

    /// <summary>It answers HTTP and passes calls on to the nodes.</summary>
    Gateway,
}
