using System.CommandLine;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Cli;

/// <summary>What a scenario needs to know of this call of the program.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Runs">Each figure is the median of so many runs.</param>
/// <param name="Scale">What the default sizes are multiplied with.</param>
/// <param name="Gateway">The server's dll.</param>
/// <param name="DataRoot">The folder below which temporary data is kept.</param>
/// <param name="Databases">Where journals are if not in files of SQLite; else null.</param>
internal sealed record BenchmarkRun(ParseResult Parsed, int Runs, double Scale, string Gateway, string DataRoot, Databases? Databases = null)
{
    /// <summary>What is said of the store in a report.</summary>
    public string OnStore => Databases is null ? "" : " on PostgreSQL, synchronous_commit=on";

    /// <summary>The name under which a scenario's figures are kept: those of another store are others.</summary>
    public string KeyOf(IScenario scenario) => Databases is null ? scenario.Name : $"{scenario.Name}-postgresql";

    /// <summary>Says on the error stream what goes on, so that the output keeps to the results.</summary>
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
