using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Model;

namespace ActorScheduler.Benchmarks.Scenarios.Scaling;

/// <summary>The costs of the model as options. Their defaults were measured by the scenarios <c>cluster</c> and <c>journal-postgres</c> on the machine that docs/scaling.md names.</summary>
internal sealed class CostSettings
{
    private const double Microseconds = 1e-6;
    private const double Nanoseconds = 1e-9;

    private readonly Setting _client = Setting.Number("--client", 15, 0, "µs of CPU of the load generator for a task.");
    private readonly Setting _gateway = Setting.Number("--gateway-cpu", 65, 0, "µs of CPU of the gateway for a task.");
    private readonly Setting _node = Setting.Number("--node-cpu", 60, 0, "µs of CPU of the node for a task, without its writer's.");
    private readonly Setting _writerTransaction = Setting.Number("--writer-transaction", 365, 0, "µs of CPU of the node's writer for a transaction.");
    private readonly Setting _writerEvent = Setting.Number("--writer-event", 3_200, 0, "ns of CPU of the node's writer for an event.");
    private readonly Setting _databaseTransaction = Setting.Number("--database-transaction", 224, 0, "µs of CPU of PostgreSQL for a transaction.");
    private readonly Setting _databaseEvent = Setting.Number("--database-event", 18_000, 0, "ns of CPU of PostgreSQL for an event.");
    private readonly Setting _flush = Setting.Number("--flush", 200, 0, "µs that a flush of PostgreSQL's log takes.");
    private readonly Setting _network = Setting.Number("--network", 200, 0, "µs from one machine to another and back (an assumption).");
    private readonly Setting _loopback = Setting.Number("--loopback", 50, 0, "µs from one process of a machine to another and back.");

    /// <summary>All of them.</summary>
    public IReadOnlyList<Setting> All =>
        [_client, _gateway, _node, _writerTransaction, _writerEvent, _databaseTransaction, _databaseEvent, _flush, _network, _loopback];

    /// <summary>What they say.</summary>
    public ModelCosts Of(BenchmarkRun run) => new()
    {
        Client = _client.Of(run) * Microseconds,
        Gateway = _gateway.Of(run) * Microseconds,
        Node = _node.Of(run) * Microseconds,
        WriterTransaction = _writerTransaction.Of(run) * Microseconds,
        WriterEvent = _writerEvent.Of(run) * Nanoseconds,
        DatabaseTransaction = _databaseTransaction.Of(run) * Microseconds,
        DatabaseEvent = _databaseEvent.Of(run) * Nanoseconds,
        Flush = _flush.Of(run) * Microseconds,
        Network = _network.Of(run) * Microseconds,
        Loopback = _loopback.Of(run) * Microseconds,
    };
}
