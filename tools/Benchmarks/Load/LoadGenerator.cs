namespace ActorScheduler.Benchmarks.Load;

/// <summary>
/// Keeps the load generator cheap, because it shares the cores with the server it measures. All its sockets are served by one thread, and an
/// answer is handled on that thread, without a hop to the pool. .NET reads these two switches from the environment before the first socket.
/// </summary>
internal static class LoadGenerator
{
    private static readonly string[] Switches = ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"];

    /// <summary>Sets the switches for this process; call it before anything else.</summary>
    public static void ShareCoresGently()
    {
        // A process that has a node is itself measured, with the sockets that its users would have. (A node reads its database without awaiting; on
        // the one thread of the sockets it would wait for itself.)
        if (Environment.GetCommandLineArgs() is { Length: > 1 } args && args[1] is Workers.WorkerCommand.Name or Scenarios.FindScenario.Command)
            return;
        foreach (var name in Switches)
            Environment.SetEnvironmentVariable(name, "1");
    }

    /// <summary>Removes the switches from the environment of a process to be started: they would change what is measured.</summary>
    public static void ForgetIn(IDictionary<string, string?> environment)
    {
        foreach (var name in Switches)
            environment.Remove(name);
    }
}
