using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorScheduler.Node.Settings;

/// <summary>
/// <c>CLUSTER_HOST</c>, <c>CLUSTER_PORT</c>, <c>CLUSTER_BIND_HOST</c>, <c>CLUSTER_BIND_PORT</c> and <c>CLUSTER_SEEDS</c> of the environment. They are read
/// here and not by substitutions in the file, because a key that is set and then substituted overflows the stack of Akka's HOCON merge.
/// </summary>
internal static partial class ClusterEnvironment
{
    private const string Tcp = "akka.remote.dot-netty.tcp";
    private const string HostForm = "a host name or an address";

    /// <summary>What the environment says, as HOCON; empty if it says nothing.</summary>
    /// <exception cref="SchedulerStartException">A variable has a value that makes no sense.</exception>
    public static string ToHocon() => ToHocon(Environment.GetEnvironmentVariable);

    /// <summary>What an environment says.</summary>
    /// <param name="variable">Reads one variable; null if it is not set.</param>
    /// <exception cref="SchedulerStartException">A variable has a value that makes no sense.</exception>
    public static string ToHocon(Func<string, string?> variable) =>
        string.Join('\n', [.. HostLines(variable), .. PortLines(variable), .. SeedLines(variable)]);

    // Akka announces the address it listens on, unless it is given a public one as well.
    private static IEnumerable<string> HostLines(Func<string, string?> variable)
    {
        var host = Set(variable, "CLUSTER_HOST") is { } given ? Checked("CLUSTER_HOST", given, Host(), HostForm) : null;
        if (Set(variable, "CLUSTER_BIND_HOST") is { } bind)
        {
            yield return $"{Tcp}.hostname = \"{Checked("CLUSTER_BIND_HOST", bind, Host(), HostForm)}\"";
            yield return $"{Tcp}.public-hostname = \"{host ?? throw Alone("CLUSTER_BIND_HOST", bind, "CLUSTER_HOST", HostForm)}\"";
        }
        else if (host is not null)
        {
            yield return $"{Tcp}.hostname = \"{host}\"";
        }
    }

    private static IEnumerable<string> PortLines(Func<string, string?> variable)
    {
        int? port = Set(variable, "CLUSTER_PORT") is { } given ? PortOf("CLUSTER_PORT", given, least: 0) : null;
        if (Set(variable, "CLUSTER_BIND_PORT") is { } bind)
        {
            yield return $"{Tcp}.port = {PortOf("CLUSTER_BIND_PORT", bind, least: 1)}";
            yield return $"{Tcp}.public-port = {(port is > 0 ? port : throw Alone("CLUSTER_BIND_PORT", bind, "CLUSTER_PORT", "1 to 65535"))}";
        }
        else if (port is not null)
        {
            yield return $"{Tcp}.port = {port}";
        }
    }

    private static IEnumerable<string> SeedLines(Func<string, string?> variable) => Set(variable, "CLUSTER_SEEDS") is { } seeds
        ? [$"akka.cluster.seed-nodes = [{string.Join(", ", seeds.Split(',', StringSplitOptions.TrimEntries).Select(Seed))}]"]
        : [];

    private static string? Set(Func<string, string?> variable, string name) => variable(name) is { Length: > 0 } value ? value : null;

    private static string Seed(string seed)
    {
        const string allowed = "host:port,host:port";
        var address = Checked("CLUSTER_SEEDS", seed, HostAndPort(), allowed);
        return IsPort(address[(address.IndexOf(':') + 1)..], out _)
            ? $"\"akka.tcp://{ClusterNames.System}@{address}\""
            : throw new SchedulerStartException($"CLUSTER_SEEDS: given \"{seed}\"; allowed: {allowed}.");
    }

    private static int PortOf(string name, string text, int least) => IsPort(text, out var port) && port >= least
        ? port
        : throw new SchedulerStartException(string.Create(CultureInfo.InvariantCulture, $"{name}: given \"{text}\"; allowed: {least} to 65535."));

    private static bool IsPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= ushort.MaxValue;

    private static string Checked(string name, string value, Regex form, string allowed) => form.IsMatch(value)
        ? value
        : throw new SchedulerStartException($"{name}: given \"{value}\"; allowed: {allowed}.");

    // Without it Akka would announce the address it listens on, which may be none that others can reach, such as 0.0.0.0.
    private static SchedulerStartException Alone(string name, string value, string other, string allowed) =>
        new($"{name}: given \"{value}\"; allowed: only with {other}, where the others reach this process ({allowed}).");

    [GeneratedRegex(@"\A[A-Za-z0-9.\-]+\z")]
    private static partial Regex Host();

    [GeneratedRegex(@"\A[A-Za-z0-9.\-]+:[0-9]{1,5}\z")]
    private static partial Regex HostAndPort();
}
