using System.Globalization;

namespace ActorScheduler.Benchmarks.Servers;

/// <summary>Reads how much the server has allocated, if it says: .NET's counter in <c>/metrics</c>.</summary>
internal static class AllocationProbe
{
    private const string Counter = "dotnet_gc_heap_total_allocated";

    /// <summary>Bytes since its start, or null if it does not say.</summary>
    public static double? AllocatedBytes(this GatewayServer server)
    {
        var line = server.TryGetText("/metrics")?.Split('\n').FirstOrDefault(text => text.StartsWith(Counter, StringComparison.Ordinal));
        return double.TryParse(line?.Split(' ').ElementAtOrDefault(1), CultureInfo.InvariantCulture, out var bytes) ? bytes : null;
    }
}
