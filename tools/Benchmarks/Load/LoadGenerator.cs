namespace ActorScheduler.Benchmarks.Load;

/// <summary>
/// How the load generator keeps cheap: it shares the cores with the server it measures. All its sockets are served by one thread, and an
/// answer is handled on that thread, without a hop to the pool. .NET reads these two switches from the environment before the first socket.
/// </summary>
internal static class LoadGenerator
{
    private static readonly string[] Switches = ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"];

    /// <summary>Sets the switches for this process; to be called first of all.</summary>
    public static void ShareCoresGently()
    {
        // What has a node in this process is measured itself: its sockets are the ones its users would have. (A node reads its database without
        // awaiting; on the one thread of the sockets that would wait for itself.)
        if (Environment.GetCommandLineArgs() is { Length: > 1 } args && args[1] is Workers.WorkerCommand.Name or Scenarios.FindScenario.Command)
            return;
        foreach (var name in Switches)
            Environment.SetEnvironmentVariable(name, "1");
    }

    /// <summary>Takes the switches out of the environment of a process to start: they would change what is measured.</summary>
    public static void ForgetIn(IDictionary<string, string?> environment)
    {
        foreach (var name in Switches)
            environment.Remove(name);
    }
}
