using System.Globalization;
using ActorScheduler.Benchmarks.Cli;

namespace ActorScheduler.Benchmarks.Servers;

/// <summary>Nodes of a cluster as processes of their own, on one PostgreSQL database.</summary>
internal sealed class ClusterNodes : IDisposable
{
    private const string Program = "ActorScheduler.Node.dll";
    private const string App = "DemoApp.dll";
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(2);
    private readonly List<ChildProcess> _nodes = [];

    /// <summary>The processes.</summary>
    public IReadOnlyList<ChildProcess> All => _nodes;

    /// <summary>The settings of a process of the cluster, as its command line has them.</summary>
    public static string[] Settings(string connection) =>
        ["--Scheduler:Storage", "postgresql", "--Scheduler:ConnectionString", connection, "--Scheduler:TimeZone", "UTC"];

    /// <summary>Starts so many and waits until each is ready.</summary>
    /// <param name="run">This call: the nodes lie beside the gateway that is measured.</param>
    /// <param name="folder">Their current folder.</param>
    /// <param name="connection">The database.</param>
    /// <param name="count">How many.</param>
    public static ClusterNodes Start(BenchmarkRun run, string folder, string connection, int count)
    {
        var nodes = new ClusterNodes();
        var ports = Enumerable.Range(0, count).Select(_ => FreePort.Take()).ToList();
        nodes._nodes.AddRange(ports.Select(port => StartOne(run, folder, connection, port)));
        using var http = new HttpClient();
        for (var i = 0; i < count; i++)
        {
            var (node, url) = (nodes._nodes[i], $"http://127.0.0.1:{ports[i]}/health/ready");
            Polling.Until(() => IsReady(http, node, url), TimeSpan.FromMilliseconds(100), ReadyWithin, () => node.Failure($"was not ready within {ReadyWithin}"));
        }

        return nodes;
    }

    public void Dispose() => _nodes.ForEach(node => node.Dispose());

    // The node's program lies beside the gateway's, with all that it needs, and so does the sample app.
    private static ChildProcess StartOne(BenchmarkRun run, string folder, string connection, int port) => ChildProcess.Start(
        $"The node with port {port}",
        DotnetHost.Path,
        ["exec", Node(run), "--urls", $"http://127.0.0.1:{port}", "--Scheduler:InstalledApps:0", Beside(run.Gateway, App), .. Settings(connection)],
        folder,
        new Dictionary<string, string> { ["CLUSTER_PORT"] = FreePort.Take().ToString(CultureInfo.InvariantCulture) });

    private static string Node(BenchmarkRun run) => Path.Combine(Path.GetDirectoryName(run.Gateway)!.Replace("Gateway", "Node", StringComparison.Ordinal), Program);

    private static string Beside(string file, string name) => Path.Combine(Path.GetDirectoryName(file)!, name);

    private static bool IsReady(HttpClient http, ChildProcess node, string url)
    {
        if (node.HasExited)
            throw node.Failure("has ended while it started");
        try
        {
            using var answer = http.Send(new HttpRequestMessage(HttpMethod.Get, url), HttpCompletionOption.ResponseHeadersRead);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
