using System.Globalization;

namespace ActorScheduler.Benchmarks.Cli;

/// <summary>The command that repeats a section, without paths of this machine.</summary>
internal static class CommandText
{
    private const string Program = "dotnet run -c Release --project tools/Benchmarks --";

    /// <summary>The command.</summary>
    /// <param name="scenario">Which scenario.</param>
    /// <param name="args">Its own arguments; null if it runs as part of <c>all</c>.</param>
    /// <param name="run">This run of the program.</param>
    public static string Of(IScenario scenario, string[]? args, BenchmarkRun run)
    {
        if (args is not null)
            return $"{Program} {string.Join(' ', WithoutPaths(args))}";
        var scale = run.Scale == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" --scale {run.Scale}");
        return string.Create(CultureInfo.InvariantCulture, $"{Program} {scenario.Name} --runs {run.Runs}{scale}");
    }

    private static IEnumerable<string> WithoutPaths(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].Split('=', ':')[0];
            if (CommonOptions.Paths.All(option => option.Name != name))
                yield return args[i];
            else if (name == args[i])
                i++;
        }
    }
}
