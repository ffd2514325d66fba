namespace ActorScheduler.Benchmarks.Cli;

/// <summary>Finds the server that was built with this program.</summary>
internal static class GatewayFile
{
    private const string Name = "ActorScheduler.Gateway.dll";

    /// <summary>The full path of the dll.</summary>
    /// <param name="given">What the command line says, or null.</param>
    /// <exception cref="BenchmarkException">It is not there.</exception>
    public static string Find(string? given)
    {
        var file = given is null ? Built() : Path.GetFullPath(given);
        return File.Exists(file) ? file : throw new BenchmarkException($"The server {file} is not there: build it, or name its dll with --gateway.");
    }

    // bin/<configuration>/<framework> of this project and of the server's correspond.
    private static string Built()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        for (var folder = framework; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ActorScheduler.sln")))
                return Path.Combine(folder.FullName, "src", "Gateway", "bin", framework.Parent!.Name, framework.Name, Name);
        }

        return Path.Combine(framework.FullName, Name);
    }
}
