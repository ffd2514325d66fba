using System.CommandLine;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Cli;

/// <summary>What a scenario needs to know about this run of the program.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Runs">The number of runs; each figure is their median.</param>
/// <param name="Scale">The factor for the default sizes.</param>
/// <param name="Gateway">The server's dll.</param>
/// <param name="DataRoot">The folder below which temporary data is kept.</param>
/// <param name="Databases">The PostgreSQL databases that hold the journals; null if SQLite files do.</param>
internal sealed record BenchmarkRun(ParseResult Parsed, int Runs, double Scale, string Gateway, string DataRoot, Databases? Databases = null)
{
    /// <summary>What a report says about the store.</summary>
    public string OnStore => Databases is null ? "" : " on PostgreSQL, synchronous_commit=on";

    /// <summary>The name under which a scenario's figures are kept; it differs by store.</summary>
    public string KeyOf(IScenario scenario) => Databases is null ? scenario.Name : $"{scenario.Name}-postgresql";

    /// <summary>Reports progress on the error stream, so that the output has only results.</summary>
    public void Progress(string text) => Console.Error.WriteLine($"  {DateTime.Now:HH:mm:ss} {text}");

    /// <summary>Measures <see cref="Runs"/> times.</summary>
    public List<T> Repeat<T>(string what, Func<T> measure, Func<T, string> show)
    {
        var results = new List<T>(Runs);
        for (var i = 1; i <= Runs; i++)
        {
            results.Add(measure());
            Progress($"{what}, run {i} of {Runs}: {show(results[^1])}");
        }

        return results;
    }

    /// <summary>The median of one number of each result.</summary>
    public static double Median<T>(IEnumerable<T> results, Func<T, double> number) => Distribution.Median(results.Select(number));
}
