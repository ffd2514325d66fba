namespace ActorScheduler.Harness.Clusters;

/// <summary>
/// A cluster as it runs in production: nodes and gateways, each its own process, on one PostgreSQL database. The caller is its service manager: a
/// process that has ended stays down until it is started again. All are killed when this is disposed of, or when the caller's process ends.
/// </summary>
public sealed class ProcessCluster : IAsyncDisposable
{
    /// <summary>Long enough for a busy machine; normally a tenth of it is needed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ProcessKeeper _keeper = new();

    /// <summary>Makes a cluster and starts nothing yet.</summary>
    public ProcessCluster(ClusterPlan plan)
    {
        Plan = plan;
        Directory.CreateDirectory(plan.LogFolder);
        All = [.. plan.Processes.Select(spec => new ClusterProcess(spec, plan.ConnectionString, plan.LogFolder, _keeper))];
    }

    /// <summary>Its processes and what they share.</summary>
    public ClusterPlan Plan { get; }

    /// <summary>All its processes.</summary>
    public IReadOnlyList<ClusterProcess> All { get; }

    /// <summary>Those that hold tasks.</summary>
    public IReadOnlyList<ClusterProcess> Nodes => [.. All.Where(process => process.Spec.HoldsTasks)];

    /// <summary>Those that answer HTTP.</summary>
    public IReadOnlyList<ClusterProcess> Gateways => [.. All.Where(process => process.Spec.HasHttp)];

    /// <summary>One of them.</summary>
    public ClusterProcess this[string name] => All.Single(process => process.Name == name);

    /// <summary>Starts all processes that are not running, at the same moment, and waits until they are ready.</summary>
    public Task StartAsync()
    {
        foreach (var process in All.Where(process => !process.IsRunning))
            process.Start();
        return AreReady();
    }

    /// <summary>Starts a process and waits until it is ready.</summary>
    public static Task StartAsync(ClusterProcess process)
    {
        process.Start();
        return process.BecomesReady(Patience);
    }

    /// <summary>Waits until all running processes are ready.</summary>
    public Task AreReady() => Task.WhenAll(All.Where(process => process.IsRunning).Select(process => process.BecomesReady(Patience)));

    /// <summary>Starts a cluster and waits until it is ready.</summary>
    public static async Task<ProcessCluster> StartAsync(ClusterPlan plan)
    {
        var cluster = new ProcessCluster(plan);
        try
        {
            await cluster.StartAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The node with the shard coordinator, which is the one that has been up longest. Waits until there is one.</summary>
    public async Task<ClusterProcess> CoordinatorAsync()
    {
        var found = await Eventually.Sees(() => Task.FromResult(CoordinatorLog.Newest(Nodes)), node => node is not null, Patience, "a node holds the coordinator");
        return found!;
    }

    /// <summary>The ends of all logs, for the message of a failed test.</summary>
    public string Logs(int lines = 40) => string.Join('\n', All.Select(process => $"--- {process.Name} ({process.Address})\n{process.Log.Tail(lines)}"));

    /// <summary>Ends all processes.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(All.Select(process => process.DisposeAsync().AsTask()));
        _keeper.Dispose();
    }
}
