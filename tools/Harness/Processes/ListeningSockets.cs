using System.Globalization;

namespace ActorScheduler.Harness.Processes;

/// <summary>What a process listens on, as Linux tells it: its open sockets in <c>/proc/PID/fd</c>, and their states in <c>/proc/net/tcp</c>.</summary>
internal static class ListeningSockets
{
    private const string Listening = "0A";

    /// <summary>The TCP ports of a process, in order.</summary>
    public static IReadOnlyList<int> PortsOf(int pid)
    {
        var own = Directory.EnumerateFiles($"/proc/{pid}/fd")
            .Select(path => new FileInfo(path).LinkTarget)
            .Where(target => target?.StartsWith("socket:[", StringComparison.Ordinal) == true)
            .Select(target => target!["socket:[".Length..^1])
            .ToHashSet();
        return
        [
            .. new[] { "/proc/net/tcp", "/proc/net/tcp6" }
                .Where(File.Exists)
                .SelectMany(table => File.ReadLines(table).Skip(1))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields[3] == Listening && own.Contains(fields[9]))
                .Select(fields => int.Parse(fields[1][(fields[1].LastIndexOf(':') + 1)..], NumberStyles.HexNumber, CultureInfo.InvariantCulture))
                .Order(),
        ];
    }
}
