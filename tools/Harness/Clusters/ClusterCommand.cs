using System.Diagnostics;
using System.Globalization;
using ActorScheduler.Harness.Processes;

namespace ActorScheduler.Harness.Clusters;

/// <summary>How a process of a cluster is started.</summary>
internal static class ClusterCommand
{
    // The process writes its own log, so that it survives the end of the tests and costs them nothing.
    private const string ToLog = """log=$1; shift; exec "$@" >> "$log" 2>&1""";

    /// <summary>Starts it.</summary>
    /// <param name="spec">The process.</param>
    /// <param name="connectionString">Its database.</param>
    /// <param name="log">The file to which its output is appended.</param>
    public static Process Start(ClusterProcessSpec spec, string connectionString, string log)
    {
        string[] command = [.. spec.Prefix, "sh", "-c", ToLog, "sh", log, "dotnet", spec.Program, .. Settings(spec, connectionString), .. spec.Arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = Path.GetTempPath() };
        CleanEnvironment.Of(start);
        start.Environment["CLUSTER_HOST"] = spec.Host;
        start.Environment["CLUSTER_PORT"] = spec.Port.ToString(CultureInfo.InvariantCulture);
        if (spec.BindPort is { } port)
            start.Environment["CLUSTER_BIND_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in spec.Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static IEnumerable<string> Settings(ClusterProcessSpec spec, string connectionString)
    {
        // The loopback, and network namespaces that no one else is in.
        List<string> settings = ["--Scheduler:Storage", "postgresql", "--Scheduler:ConnectionString", connectionString, "--Scheduler:AllowPlainCluster", "true"];
        for (var i = 0; i < spec.Apps.Count; i++)
            settings.AddRange([string.Create(CultureInfo.InvariantCulture, $"--Scheduler:InstalledApps:{i}"), spec.Apps[i]]);
        if (spec.HasHttp)
            settings.AddRange(["--urls", string.Create(CultureInfo.InvariantCulture, $"http://{spec.Host}:{spec.HttpPort}"), "--Scheduler:Security:Hosts", spec.Host, "--Logging:LogLevel:Akka", "Information"]);
        else
            settings.AddRange(["--Logging:Console:FormatterName", "simple"]);
        if (spec.Kind == ClusterProcessKind.Gateway)
            settings.AddRange(["--Scheduler:Embedded", "false", "--Scheduler:Security:AllowAnonymous", "true"]);
        return
        [
            .. settings,
            "--Logging:Console:FormatterOptions:SingleLine", "true",
            "--Logging:Console:FormatterOptions:UseUtcTimestamp", "true",
            "--Logging:Console:FormatterOptions:TimestampFormat", "HH:mm:ss.fff ",
        ];
    }
}
