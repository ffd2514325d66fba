using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ActorScheduler.Harness.Processes;

namespace ActorScheduler.EndToEnd.Tests.Docs;

/// <summary>The commands of docs/cluster.md as one script: on another database, other ports, and the programs as they were built with the tests.</summary>
internal static class ClusterPageScript
{
    private const string Heading = "## Try it on one machine";
    private const string End = "## In production";
    private const string Build = "dotnet build -c Release src/Gateway\n";

    /// <summary>The script.</summary>
    /// <param name="connectionString">The database.</param>
    /// <exception cref="InvalidOperationException">The page does not have what is to be replaced.</exception>
    public static string Script(string connectionString)
    {
        var commands = string.Join('\n', new Page("docs/cluster.md").Section(Heading, End).BlocksOf("sh"));
        var prefix = FreePrefix();
        return Replaced(
            commands,
            (Build, ""),
            ("Host=127.0.0.1;Database=scheduler;Username=scheduler;Password=secret", connectionString),
            ("bin/Release/", $"bin/{new DirectoryInfo(BuiltPrograms.Gateway).Parent!.Parent!.Name}/"),
            ("405", prefix),
            (":8000", $":{Gateway}"),
            (" 8000;", $" {Gateway};"),
            ("--Scheduler:Embedded false", $"--Scheduler:Embedded false --urls http://127.0.0.1:{Gateway}"));
    }

    private static int Gateway { get; } = FreePort.Take();

    private static string Replaced(string commands, params (string Shown, string Run)[] replacements)
    {
        foreach (var (shown, run) in replacements)
        {
            if (!commands.Contains(shown, StringComparison.Ordinal))
                throw new InvalidOperationException($"The commands of the page do not have {shown}");
            commands = commands.Replace(shown, run, StringComparison.Ordinal);
        }

        return commands;
    }

    // The ports of the page are 4050 to 4053 and 14051 to 14053: three other digits take the place of 405.
    private static string FreePrefix() => Enumerable.Range(410, 180)
        .Where(prefix => Enumerable.Range(0, 4).All(i => IsFree(prefix * 10 + i) && IsFree(10_000 + prefix * 10 + i)))
        .Select(prefix => prefix.ToString(CultureInfo.InvariantCulture))
        .First();

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
