using System.Globalization;
using System.Reflection;
using ActorScheduler.Chaos.Machine;
using ActorScheduler.Harness.Clusters;
using ActorScheduler.Harness.Postgres;

namespace ActorScheduler.Chaos.Run;

/// <summary>All that runs: the network, PostgreSQL, the nodes and the gateways. All of it ends when this is disposed.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private Stage(INetwork network, PostgresServer postgres, string ledger)
    {
        Network = network;
        Postgres = postgres;
        Ledger = ledger;
        Database = postgres.CreateDatabase();
    }

    public INetwork Network { get; }

    public PostgresServer Postgres { get; }

    /// <summary>The name of the database.</summary>
    public string Database { get; }

    /// <summary>The file that the runs write.</summary>
    public string Ledger { get; }

    public ProcessCluster Cluster { get; private set; } = null!;

    /// <summary>Sets it up, without starting nodes and gateways.</summary>
    public static async Task<Stage> CreateAsync(ChaosSettings settings)
    {
        var names = settings.Plan.NodeNames.Concat(settings.Plan.GatewayNames).ToList();
        var network = await Networks.CreateAsync(settings.Network, names);
        try
        {
            var stage = new Stage(network, new PostgresServer(network.Postgres), Path.Combine(settings.Work, "ledger.txt"));
            stage.Cluster = new ProcessCluster(stage.Plan(settings));
            return stage;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        Postgres.Dispose();
        await Network.DisposeAsync();
    }

    private ClusterPlan Plan(ChaosSettings settings) => new(
        Connection(),
        Path.Combine(settings.Work, "logs"),
        [
            .. settings.Plan.NodeNames.Select(name => Spec(name, ClusterProcessKind.Node)),
            .. settings.Plan.GatewayNames.Select(name => Spec(name, ClusterProcessKind.Gateway)),
        ]);

    private string Connection() => Network.Postgres is { } listener
        ? Postgres.ConnectionString(Database).Replace("127.0.0.1", listener.Address, StringComparison.Ordinal)
        : Postgres.ConnectionString(Database);

    private ClusterProcessSpec Spec(string name, ClusterProcessKind kind)
    {
        var spec = Network.Place(new ClusterProcessSpec(name, kind));
        return kind == ClusterProcessKind.Gateway
            ? spec
            : spec with
            {
                Apps = [LedgerApp()],
                Environment = new Dictionary<string, string>
                {
                    ["CHAOS_LEDGER"] = Ledger,
                    ["CHAOS_NODE"] = string.Create(CultureInfo.InvariantCulture, $"{spec.Host}:{spec.Port}"),
                },
            };
    }

    private static string LedgerApp()
    {
        var below = typeof(Stage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "LedgerApp").Value!;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ActorScheduler.sln")))
                return Path.Combine(folder.FullName, below);
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has ActorScheduler.sln in it.");
    }
}
