using ActorScheduler.Benchmarks.Report;

namespace ActorScheduler.Benchmarks.Model;

/// <summary>What the model predicts.</summary>
/// <param name="TasksPerSecond">The throughput once it had settled.</param>
/// <param name="Milliseconds">What the answers took.</param>
/// <param name="Nodes">The share of the nodes' cores that was used.</param>
/// <param name="Databases">The share of the servers' cores.</param>
/// <param name="Disks">The share of the time in which the disks of the logs were busy.</param>
/// <param name="EventsInTransaction">The average.</param>
internal sealed record ModelResult(
    double TasksPerSecond, Distribution Milliseconds, double Nodes, double Databases, double Disks, double EventsInTransaction);
