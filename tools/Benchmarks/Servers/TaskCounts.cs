namespace ActorScheduler.Benchmarks.Servers;

/// <summary>How many tasks have ended, asked over HTTP.</summary>
internal static class TaskCounts
{
    /// <summary>How many are in SUCCESS.</summary>
    /// <exception cref="Cli.BenchmarkException">A task has failed, so this is not the work to be measured.</exception>
    public static long Succeeded(this GatewayServer server)
    {
        using var counts = server.Get("/api/v1/tasks/counts");
        var states = counts.RootElement.GetProperty("by_state");
        var failed = states.GetProperty("FAILURE").GetInt64();
        return failed == 0 ? states.GetProperty("SUCCESS").GetInt64() : throw server.Process.Failure($"has {failed} failed tasks");
    }

    /// <summary>How many are in a state.</summary>
    public static long InState(this GatewayServer server, string state)
    {
        using var counts = server.Get("/api/v1/tasks/counts");
        return counts.RootElement.GetProperty("by_state").GetProperty(state).GetInt64();
    }

    /// <summary>Waits until a number of them is in SUCCESS.</summary>
    public static void WaitForSucceeded(this GatewayServer server, long goal) =>
        Polling.UntilReached(server.Succeeded, goal, server.Process.Failure);
}
