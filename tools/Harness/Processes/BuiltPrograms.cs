using System.Reflection;

namespace ActorScheduler.Harness.Processes;

/// <summary>The programs as they were built with this assembly, in the same configuration.</summary>
public static class BuiltPrograms
{
    /// <summary>The gateway's <c>.dll</c>.</summary>
    public static string Gateway => Find("GatewayProgram");

    /// <summary>The node's <c>.dll</c>.</summary>
    public static string Node => Find("NodeProgram");

    /// <summary>The gateway's <c>.dll</c> as of the next release (tests/NextRelease).</summary>
    public static string NextGateway => Find("NextGatewayProgram");

    /// <summary>The node's <c>.dll</c> as of the next release (tests/NextRelease).</summary>
    public static string NextNode => Find("NextNodeProgram");

    /// <summary>The sample app's <c>.dll</c>.</summary>
    public static string DemoApp => Find("DemoApp");

    /// <summary>The <c>.dll</c> of the app that writes down its runs.</summary>
    public static string LedgerApp => Find("LedgerApp");

    private static string Find(string key)
    {
        var below = typeof(BuiltPrograms).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
        var path = Path.Combine(SolutionFolder(), below);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is missing: build it in this configuration first (the next release is built with SCHEDULER_TESTS=all).", path);
    }

    private static string SolutionFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ActorScheduler.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has ActorScheduler.sln in it.");
    }
}
