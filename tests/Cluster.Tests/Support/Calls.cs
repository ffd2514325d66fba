using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Cluster.Tests.Support;

/// <summary>Calls of the demo tasks.</summary>
internal static class Calls
{
    public static TaskSubmission Echo(int number) =>
        new() { Name = "demo_app.tasks.echo", ArgsJson = $"[{number}]", Fingerprint = $"echo {number}" };

    public static TaskSubmission Sleep(double seconds) => new()
    {
        Name = "demo_app.tasks.sleep",
        KwargsJson = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{{\"seconds\": {seconds}}}"),
        Fingerprint = $"sleep {seconds}",
    };
}
