using System.ComponentModel;
using System.Diagnostics;

namespace ActorScheduler.Benchmarks.Peers;

/// <summary>Finds programs of this machine.</summary>
internal static class Installed
{
    /// <summary>A Python that has Celery and its Redis client, or null.</summary>
    public static string? PythonWithCelery { get; } =
        new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(python => Succeeds(python, "-c", "import celery, redis"));

    /// <summary>The full path of a program in PATH, or null.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    /// <summary>The folder with initdb and postgres, or null: in PATH, or where Debian keeps the newest.</summary>
    public static string? PostgresFolder { get; } = FindPostgres();

    private static string? FindPostgres()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian).Select(folder => Path.Combine(folder, "bin")) : [];
        return versions.Append(Path.GetDirectoryName(Find("initdb")))
            .Where(folder => folder is not null && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")))
            .Order(StringComparer.Ordinal)
            .LastOrDefault();
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
