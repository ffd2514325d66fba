using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Report;

namespace ActorScheduler.Benchmarks.Scenarios;

/// <summary>What the machine itself can do: the measure that the others are compared with.</summary>
internal sealed class CalibrateScenario : IScenario
{
    private readonly Setting _batches = Setting.Size("--batches", 1000, 20, "Transactions of 100 rows.");

    public string Name => "calibrate";

    public string Summary => "Group-committed SQLite inserts a second on this machine: the yardstick for the others.";

    public IReadOnlyList<Setting> Settings => [_batches];

    public Section Run(BenchmarkRun run)
    {
        var batches = _batches.Of(run);
        var rows = Distribution.Median(run.Repeat(
            "inserts", () => GroupCommitInserts.PerSecond(run.DataRoot, batches), rate => $"{Show.Number(rate)} rows/s"));
        var table = new Table("SQLite, no scheduler", "rows/s", "transactions/s");
        table.Add("100 rows a transaction, synchronous=FULL", Show.Number(rows), Show.Number(rows / GroupCommitInserts.BatchSize));
        return new Section(
            Name,
            "The yardstick: what this machine's disk and SQLite can do",
            "One thread inserts rows like the journal's, a hundred in each transaction, and every transaction is synced to the disk. A task writes three such rows, and more besides.",
            table,
            [new Figure("calibrate.rows_per_second", rows, "rows/s")]);
    }
}
