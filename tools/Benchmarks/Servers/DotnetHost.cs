namespace ActorScheduler.Benchmarks.Servers;

/// <summary>The program that runs a dll.</summary>
internal static class DotnetHost
{
    /// <summary>The one that runs this program, if it is known.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";
}
