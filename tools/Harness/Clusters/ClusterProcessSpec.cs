using ActorScheduler.Harness.Processes;

namespace ActorScheduler.Harness.Clusters;

/// <summary>What a process of a cluster does.</summary>
public enum ClusterProcessKind
{
    /// <summary><c>src/Node</c>: it holds tasks and runs them.</summary>
    Node,

    /// <summary><c>src/Gateway --Scheduler:Embedded false</c>: it answers HTTP and forwards to the nodes.</summary>
    Gateway,

    /// <summary><c>src/Gateway</c>: both.</summary>
    NodeWithGateway,
}

/// <summary>How a process of a cluster is started, every time.</summary>
/// <param name="Name">Its name and that of its log: <c>node-1</c>.</param>
/// <param name="Kind">What it does.</param>
public sealed record ClusterProcessSpec(string Name, ClusterProcessKind Kind)
{
    /// <summary>The address at which the others and the tests reach it (<c>CLUSTER_HOST</c>).</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port at which the others reach it (<c>CLUSTER_PORT</c>).</summary>
    public int Port { get; init; } = StablePort.Take();

    /// <summary>The port on which it listens for the others (<c>CLUSTER_BIND_PORT</c>); null: the one at which they reach it.</summary>
    public int? BindPort { get; init; }

    /// <summary>Its HTTP port, if it answers HTTP.</summary>
    public int HttpPort { get; init; } = StablePort.Take();

    /// <summary>The program; the one that was built with the tests unless a test has another.</summary>
    public string Program { get; init; } = Kind == ClusterProcessKind.Node ? BuiltPrograms.Node : BuiltPrograms.Gateway;

    /// <summary>The apps whose tasks it runs: names beside the program, or paths.</summary>
    public IReadOnlyList<string> Apps { get; init; } = Kind == ClusterProcessKind.Gateway ? [] : [BuiltPrograms.DemoApp];

    /// <summary>More of the command line, such as <c>--Scheduler:Concurrency 8</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>More variables of its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>A command that becomes the process, such as <c>ip netns exec NAME</c>. It must keep the process id.</summary>
    public IReadOnlyList<string> Prefix { get; init; } = [];

    /// <summary>True if it answers HTTP.</summary>
    public bool HasHttp => Kind != ClusterProcessKind.Node;

    /// <summary>True if it holds tasks.</summary>
    public bool HoldsTasks => Kind != ClusterProcessKind.Gateway;
}
