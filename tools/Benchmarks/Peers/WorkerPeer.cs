using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;
using ActorScheduler.Benchmarks.Workers;

namespace ActorScheduler.Benchmarks.Peers;

/// <summary>A scheduler that is a library of .NET: client and worker are one process.</summary>
/// <param name="Key">Its name in figures, and the worker's.</param>
/// <param name="Title">Its display name.</param>
/// <param name="Durable">Whether an accepted task survives.</param>
/// <param name="How">What was measured.</param>
internal sealed record WorkerPeer(string Key, string Title, string Durable, string How) : IPeer
{
    /// <summary>It needs a PostgreSQL.</summary>
    public bool OnPostgres { get; init; }

    /// <summary>It does thousands of tasks a second.</summary>
    public bool IsFast { get; init; }

    public string? Missing() => OnPostgres ? PostgresServer.Missing() : null;

    public PeerResult Measure(BenchmarkRun run, PeerSizes sizes)
    {
        var tasks = IsFast ? sizes.Fast : sizes.Slow;
        return new PeerResult(Distribution.Median(run.Repeat(Title, () => Once(run, tasks), rate => $"{Show.Number(rate)} tasks/s")), How);
    }

    private double Once(BenchmarkRun run, int tasks)
    {
        using var folder = new TempFolder(run.DataRoot);
        using var postgres = OnPostgres ? new PostgresServer(run.DataRoot) : null;
        return WorkerProcess.Run(Key, folder.Path, tasks, postgres?.ConnectionString ?? "").TasksPerSecond;
    }
}
