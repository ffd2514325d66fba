using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Scenarios.Sleeping;

/// <summary>Waits for a moment while nobody asks the server for anything.</summary>
internal static class Waiting
{
    /// <summary>Waits.</summary>
    public static void Until(DateTime moment, GatewayServer server) => Polling.Until(
        () => DateTime.UtcNow >= moment, TimeSpan.FromMilliseconds(50), TimeSpan.FromHours(1), () => server.Process.Failure("cannot be waited for"));
}
