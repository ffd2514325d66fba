using System.Diagnostics;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>Tasks that do nothing, from the first request until the last one is in SUCCESS.</summary>
/// <param name="TasksPerSecond">Over the whole time.</param>
/// <param name="Milliseconds">What the answers took.</param>
/// <param name="CpuMicroseconds">CPU time that the server used for a task.</param>
/// <param name="GeneratorMicroseconds">CPU time that this process used for a task: time that the server did not get.</param>
/// <param name="AllocatedBytes">What the server allocated for a task, or null if it does not say.</param>
/// <param name="Busy">How often the server asked for a request to be sent again.</param>
internal sealed record SubmitRun(double TasksPerSecond, Distribution Milliseconds, double CpuMicroseconds, double GeneratorMicroseconds, double? AllocatedBytes, int Busy)
{
    private const int WarmUpConnections = 64;

    /// <summary>Lets the server compile its hot paths.</summary>
    public static SubmitRun WarmUp(GatewayServer server, int tasks) => Measure(server, WarmUpConnections, tasks);

    /// <summary>Measures.</summary>
    public static SubmitRun Measure(GatewayServer server, int connections, int tasks)
    {
        var goal = server.Succeeded() + tasks;
        return Measure(server, connections, tasks, () => server.WaitForSucceeded(goal));
    }

    /// <summary>Measures.</summary>
    /// <param name="server">The server.</param>
    /// <param name="connections">How many requests are under way at a time.</param>
    /// <param name="tasks">How many tasks.</param>
    /// <param name="waitForEnd">Waits until all of them are in SUCCESS.</param>
    public static SubmitRun Measure(GatewayServer server, int connections, int tasks, Action waitForEnd)
    {
        var (cpu, own, allocated) = (server.Process.CpuTime, Environment.CpuUsage.TotalTime, server.AllocatedBytes());
        var load = HttpLoad.Run(server.Port, connections, HttpRequestBytes.NoOpTask, tasks);
        waitForEnd();
        var elapsed = Stopwatch.GetElapsedTime(load.Began);
        return new SubmitRun(
            tasks / elapsed.TotalSeconds,
            load.Milliseconds,
            (server.Process.CpuTime - cpu).TotalMicroseconds / tasks,
            (Environment.CpuUsage.TotalTime - own).TotalMicroseconds / tasks,
            (server.AllocatedBytes() - allocated) / tasks,
            load.Busy);
    }

    /// <summary>The figure that matters, for the progress.</summary>
    public override string ToString() => $"{Show.Number(TasksPerSecond)} tasks/s";
}
