namespace ActorScheduler.Testing.Clusters;

/// <summary>
/// A cluster as it runs in production: nodes and gateways, each a process of its own, on one PostgreSQL database. Whoever uses it is its service
/// manager: a process that has ended stays down until it is started again. All are gone when this is disposed of, or when the tests end.
/// </summary>
public sealed class ProcessCluster : IAsyncDisposable
{
    /// <summary>Long enough for a crowded machine; what it waits for normally takes a tenth of it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ProcessKeeper _keeper = new();

    /// <summary>Nothing of it is started yet.</summary>
    public ProcessCluster(ClusterPlan plan)
    {
        Plan = plan;
        Directory.CreateDirectory(plan.LogFolder);
        All = [.. plan.Processes.Select(spec => new ClusterProcess(spec, plan.ConnectionString, plan.LogFolder, _keeper))];
    }

    /// <summary>What it consists of.</summary>
    public ClusterPlan Plan { get; }

    /// <summary>All its processes.</summary>
    public IReadOnlyList<ClusterProcess> All { get; }

    /// <summary>Those that hold tasks.</summary>
    public IReadOnlyList<ClusterProcess> Nodes => [.. All.Where(process => process.Spec.HoldsTasks)];

    /// <summary>Those that answer HTTP.</summary>
    public IReadOnlyList<ClusterProcess> Gateways => [.. All.Where(process => process.Spec.HasHttp)];

    /// <summary>One of them.</summary>
    public ClusterProcess this[string name] => All.Single(process => process.Name == name);

    /// <summary>Starts all that do not run, at the same moment, and waits until they are ready.</summary>
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

    /// <summary>Waits until all that run are ready.</summary>
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

    /// <summary>The node that tells which node holds which shard: the one that has been up for the longest time. Waits until there is one.</summary>
    public async Task<ClusterProcess> CoordinatorAsync()
    {
        var found = await Eventually.Sees(() => Task.FromResult(CoordinatorLog.Newest(Nodes)), node => node is not null, Patience, "a node holds the coordinator");
        return found!;
    }

    /// <summary>The ends of all logs, for a test that failed.</summary>
    public string Logs(int lines = 40) => string.Join('\n', All.Select(process => $"--- {process.Name} ({process.Address})\n{process.Log.Tail(lines)}"));

    /// <summary>Ends all processes.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(All.Select(process => process.DisposeAsync().AsTask()));
        _keeper.Dispose();
    }
}
