using System.Diagnostics;

namespace ActorScheduler.Harness.Processes;

/// <summary>An environment without the settings of whoever runs the tests, and without the switches that a load generator sets for itself.</summary>
internal static class CleanEnvironment
{
    private static readonly string[] OurVariables =
        ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_SYSTEM_NET_SOCKETS_", "Scheduler__", "CLUSTER_", "Logging__", "URLS", "Kestrel__"];

    /// <summary>Removes the product's settings from the environment that a process would inherit.</summary>
    public static void Of(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(name);
    }

    private static bool IsOurs(string name) => OurVariables.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
