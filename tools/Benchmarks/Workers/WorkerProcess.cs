using System.Globalization;
using System.Text.Json;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Workers;

/// <summary>Runs a worker in a process of its own.</summary>
internal static class WorkerProcess
{
    private static readonly TimeSpan EndsWithin = TimeSpan.FromMinutes(30);

    /// <summary>Runs it and reads its result.</summary>
    /// <param name="kind">What to measure.</param>
    /// <param name="dataFolder">An empty folder.</param>
    /// <param name="arguments">More arguments.</param>
    public static WorkerResult Run(string kind, string dataFolder, IEnumerable<string> arguments)
    {
        using var process = ChildProcess.Start(
            $"The worker {kind}",
            DotnetHost.Path,
            ["exec", typeof(WorkerProcess).Assembly.Location, WorkerCommand.Name, kind, "--data", dataFolder, .. arguments],
            dataFolder);
        var said = process.WaitForEnd(EndsWithin);
        return JsonSerializer.Deserialize<WorkerResult>(said.Split('\n')[^1])!;
    }

    /// <summary>Runs one that works with a database.</summary>
    public static WorkerResult Run(string kind, string dataFolder, int tasks, string connection) =>
        Run(kind, dataFolder, ["--tasks", tasks.ToString(CultureInfo.InvariantCulture), "--connection", connection]);
}
