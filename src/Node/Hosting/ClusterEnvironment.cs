using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorScheduler.Node.Hosting;

/// <summary>
/// <c>CLUSTER_HOST</c>, <c>CLUSTER_PORT</c> and <c>CLUSTER_SEEDS</c> of the environment. They are read here and not by
/// substitutions in the file, because a key that is set and then substituted overflows the stack of Akka's HOCON merge.
/// </summary>
internal static partial class ClusterEnvironment
{
    /// <summary>What the environment says, as HOCON; empty if it says nothing.</summary>
    /// <exception cref="SchedulerStartException">A variable has a value that cannot be meant.</exception>
    public static string ToHocon() => ToHocon(Environment.GetEnvironmentVariable);

    /// <summary>What an environment says.</summary>
    /// <param name="variable">Reads one variable; null if it is not set.</param>
    /// <exception cref="SchedulerStartException">A variable has a value that cannot be meant.</exception>
    public static string ToHocon(Func<string, string?> variable)
    {
        var lines = new List<string>();
        if (variable("CLUSTER_HOST") is { Length: > 0 } host)
            lines.Add($"akka.remote.dot-netty.tcp.hostname = \"{Checked("CLUSTER_HOST", host, Host(), "a host name or an address")}\"");
        if (variable("CLUSTER_PORT") is { Length: > 0 } port)
            lines.Add($"akka.remote.dot-netty.tcp.port = {PortOf(port)}");
        if (variable("CLUSTER_SEEDS") is { Length: > 0 } seeds)
            lines.Add($"akka.cluster.seed-nodes = [{string.Join(", ", seeds.Split(',', StringSplitOptions.TrimEntries).Select(Seed))}]");
        return string.Join('\n', lines);
    }

    private static string Seed(string seed) =>
        $"\"akka.tcp://{SchedulerNode.SystemName}@{Checked("CLUSTER_SEEDS", seed, HostAndPort(), "host:port,host:port")}\"";

    private static int PortOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            ? port
            : throw new SchedulerStartException($"CLUSTER_PORT: given \"{text}\"; allowed: 0 to 65535.");

    private static string Checked(string name, string value, Regex form, string allowed) => form.IsMatch(value)
        ? value
        : throw new SchedulerStartException($"{name}: given \"{value}\"; allowed: {allowed}.");

    [GeneratedRegex(@"^[A-Za-z0-9.\-]+$")]
    private static partial Regex Host();

    [GeneratedRegex(@"^[A-Za-z0-9.\-]+:[0-9]{1,5}$")]
    private static partial Regex HostAndPort();
}
