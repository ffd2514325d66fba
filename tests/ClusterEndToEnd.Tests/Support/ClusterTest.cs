using System.Globalization;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Clusters;
using ActorScheduler.Harness.Processes;
using ActorScheduler.Testing.Postgres;
using Npgsql;
using Xunit.Abstractions;

// Each test has five processes of its own; more of them at a time would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ActorScheduler.ClusterEndToEnd.Tests.Support;

/// <summary>A test with a cluster of processes on a database of its own. The ends of their logs are in the test's output.</summary>
public abstract class ClusterTest : IAsyncLifetime
{
    /// <summary>Long enough for a crowded machine; what it waits for normally takes a tenth of it.</summary>
    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    private readonly ITestOutputHelper _output;
    private readonly string _database;
    private ProcessCluster? _cluster;

    protected ClusterTest(ITestOutputHelper output)
    {
        RequirePostgres.OrSkip();
        _output = output;
        _database = SharedPostgres.Server.CreateDatabase();
        Ledger = new LedgerBooks(Folder.File("ledger"));
    }

    /// <summary>How to connect to its database.</summary>
    protected string ConnectionString => SharedPostgres.Server.ConnectionString(_database);

    /// <summary>Its files: ledger and logs.</summary>
    protected TemporaryDirectory Folder { get; } = new();

    /// <summary>What its tasks have written down.</summary>
    protected LedgerBooks Ledger { get; }

    /// <summary>Its cluster.</summary>
    protected ProcessCluster Cluster => _cluster ?? throw new InvalidOperationException("Nothing was started yet.");

    /// <summary>Its first gateway.</summary>
    protected ClusterProcess Gateway => Cluster.Gateways[0];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
            _output.WriteLine(_cluster.Logs());
        }

        SharedPostgres.Server.DropDatabase(_database);
        Folder.Dispose();
    }

    /// <summary>Starts nodes with the app Ledger, and gateways, and waits until all are ready.</summary>
    /// <param name="nodes">How many nodes.</param>
    /// <param name="gateways">How many gateways.</param>
    /// <param name="place">Gives each of them its address, or its apps; null: the loopback interface, and all apps.</param>
    protected async Task StartAsync(int nodes = 3, int gateways = 1, Func<ClusterProcessSpec, ClusterProcessSpec>? place = null)
    {
        var plan = ClusterPlan.Of(ConnectionString, Folder.File("logs"), nodes, gateways, spec => place?.Invoke(WithLedger(spec)) ?? WithLedger(spec));
        var seeds = string.Join(',', plan.Processes.Where(spec => spec.HoldsTasks).Select(spec => $"{spec.Host}:{spec.Port}"));
        var environment = new Dictionary<string, string> { ["CLUSTER_SEEDS"] = seeds };
        _cluster = await ProcessCluster.StartAsync(plan with { Processes = [.. plan.Processes.Select(spec => spec with { Environment = environment })] });
    }

    /// <summary>Waits until no task has anything left to do.</summary>
    /// <returns>What the journal and the ledger have on them.</returns>
    protected async Task<Outcome> SettledAsync()
    {
        await Eventually.Sees(
            Gateway.Client.CountsAsync,
            counts => counts.ByState.Where(state => state.Key is not ("SUCCESS" or "FAILURE" or "REVOKED")).All(state => state.Value == 0),
            Soon,
            "all tasks are in a final state",
            counts => string.Join(", ", counts.ByState));
        return new Outcome(await JournalOfTasks.ReadAsync(ConnectionString), Ledger.Read());
    }

    /// <summary>Asks the database for a number.</summary>
    protected async Task<long> Number(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Writes a line into the test's output.</summary>
    protected void Tell(string line) => _output.WriteLine($"{DateTime.UtcNow:HH:mm:ss.fff} {line}");

    private static ClusterProcessSpec WithLedger(ClusterProcessSpec spec) =>
        spec.HoldsTasks ? spec with { Apps = [BuiltPrograms.LedgerApp, BuiltPrograms.DemoApp] } : spec;
}
