using System.CommandLine;
using ActorScheduler.Benchmarks.Peers;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Cli;

/// <summary>The options that every scenario has.</summary>
internal static class CommonOptions
{
    private static readonly Option<int> Runs = new("--runs")
    {
        Description = "Each figure is the median of so many runs.",
        HelpName = "number",
        DefaultValueFactory = _ => 3,
        Recursive = true,
    };

    private static readonly Option<double> Scale = new("--scale")
    {
        Description = "Multiplies the default sizes: 0.01 tries everything quickly, without meaning.",
        HelpName = "factor",
        DefaultValueFactory = _ => 1,
        Recursive = true,
    };

    private static readonly Option<string?> Gateway = new("--gateway")
    {
        Description = "The server to measure: its dll. Default: the one built with this program.",
        HelpName = "dll",
        Recursive = true,
    };

    private static readonly Option<string> DataRoot = new("--data-root")
    {
        Description = "Where temporary data is kept; the disk that is measured. Default: the system's folder for temporary files.",
        HelpName = "folder",
        DefaultValueFactory = _ => Path.GetTempPath(),
        Recursive = true,
    };

    private static readonly Option<string> Store = new("--store")
    {
        Description = $"Where the journal is: {Sqlite} or {Postgres} (a server of its own, started for this).",
        HelpName = "store",
        DefaultValueFactory = _ => Sqlite,
        Recursive = true,
    };

    private const string Sqlite = "sqlite";
    private const string Postgres = "postgresql";

    /// <summary>The file in which sections are written or updated.</summary>
    public static readonly Option<string?> Report = new("--report")
    {
        Description = "Also write the results into this Markdown file, each scenario between its own markers.",
        HelpName = "file",
        Recursive = true,
    };

    static CommonOptions()
    {
        Store.AcceptOnlyFromAmong(Sqlite, Postgres);
        Runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--runs: allowed are 1 and more.");
        });
        Scale.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 1000))
                result.AddError("--scale: allowed are numbers above 0 and up to 1000.");
        });
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All => [Runs, Scale, Store, Report, Gateway, DataRoot];

    /// <summary>Those whose value names a path of this machine, which a report does not show.</summary>
    public static IReadOnlyList<Option> Paths => [Report, Gateway, DataRoot];

    /// <summary>What they say.</summary>
    /// <exception cref="BenchmarkException">The server's dll is not there.</exception>
    public static BenchmarkRun Read(ParseResult parsed)
    {
        var dataRoot = Path.GetFullPath(parsed.GetValue(DataRoot)!);
        var onPostgres = parsed.GetValue(Store) == Postgres;
        if (onPostgres && PostgresServer.Missing() is { } missing)
            throw new BenchmarkException(missing);
        return new BenchmarkRun(
            parsed,
            parsed.GetValue(Runs),
            parsed.GetValue(Scale),
            GatewayFile.Find(parsed.GetValue(Gateway)),
            dataRoot,
            onPostgres ? new Databases(dataRoot) : null);
    }
}
