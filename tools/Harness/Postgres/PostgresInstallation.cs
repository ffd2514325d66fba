namespace ActorScheduler.Harness.Postgres;

/// <summary>Where PostgreSQL is installed on this machine, and whether tests may be skipped without it.</summary>
public static class PostgresInstallation
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The folder of the server's programs; null when it is not installed.</summary>
    public static string? Folder { get; } = Candidates().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    /// <summary>Why tests on PostgreSQL cannot run; null when they can.</summary>
    public static string? Missing =>
        Folder is null ? "PostgreSQL is not installed here (apt-get install postgresql). With REQUIRE_POSTGRES=1 or CI=true this is a failure." : null;

    /// <summary>True where the tests must not be skipped.</summary>
    public static bool IsRequired => IsSet("REQUIRE_POSTGRES") || IsSet("CI");

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is "1" or "true" or "True" or "TRUE";

    private static IEnumerable<string> Candidates()
    {
        var debian = Directory.Exists(DebianFolder)
            ? Directory.GetDirectories(DebianFolder).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            : Enumerable.Empty<string>();
        return [.. debian.Select(folder => Path.Combine(folder, "bin")), .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)];
    }
}
