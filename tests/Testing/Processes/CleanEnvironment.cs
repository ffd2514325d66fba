using System.Diagnostics;

namespace ActorScheduler.Testing.Processes;

/// <summary>An environment without settings of whoever runs the tests, and without the switches that a load generator sets for itself.</summary>
internal static class CleanEnvironment
{
    private static readonly string[] OurVariables =
        ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_SYSTEM_NET_SOCKETS_", "Scheduler__", "CLUSTER_", "Logging__", "URLS", "Kestrel__"];

    /// <summary>Takes the product's settings out of the environment that a process would get.</summary>
    public static void Of(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(name);
    }

    private static bool IsOurs(string name) => OurVariables.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
