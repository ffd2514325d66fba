using System.Diagnostics;

namespace ActorScheduler.Harness.Processes;

/// <summary>How a server is started.</summary>
/// <param name="DataDirectory">Its <c>Scheduler:DataDirectory</c>.</param>
public sealed record ServerStart(string DataDirectory)
{
    /// <summary>The program; the gateway by default.</summary>
    public string Program { get; init; } = BuiltPrograms.Gateway;

    /// <summary>The port to listen on.</summary>
    public int Port { get; init; } = FreePort.Take();

    /// <summary>Whether its address is on its command line.</summary>
    public bool GivesItsAddress { get; init; } = true;

    /// <summary>More of the command line.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Variables of its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>A command that becomes the server, such as <c>env --default-signal=INT</c>.</summary>
    public IReadOnlyList<string> Wrapper { get; init; } = [];

    /// <summary>Starts the process in an environment without the settings of whoever runs the tests.</summary>
    internal Process Run()
    {
        string[] command =
        [
            .. Wrapper, "dotnet", Program,
            .. GivesItsAddress ? new[] { "--urls", $"http://127.0.0.1:{Port}" } : [],
            "--Scheduler:DataDirectory", DataDirectory,
            .. Arguments,
        ];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        CleanEnvironment.Of(start);
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
