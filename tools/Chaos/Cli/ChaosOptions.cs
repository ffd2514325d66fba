using System.CommandLine;
using ActorScheduler.Chaos.Machine;
using ActorScheduler.Chaos.Plan;
using ActorScheduler.Chaos.Run;

namespace ActorScheduler.Chaos.Cli;

/// <summary>The options.</summary>
internal static class ChaosOptions
{
    private static readonly string AllKinds = string.Join(',', Enum.GetNames<FaultKind>()).ToLowerInvariant();

    private static readonly string AllNetworks = string.Join(" or ", Enum.GetNames<NetworkKind>()).ToLowerInvariant();

    private static readonly Option<double> Minutes = Number("--minutes", 10d, 0.5, 600, "How long the load lasts.");
    private static readonly Option<int> Seed = Number(
        "--seed", 1, 0, int.MaxValue - 10, "Where chance begins: the same seed makes the same plan of faults and the same load.");
    private static readonly Option<int> Nodes = Number("--nodes", 3, 3, 9, "How many nodes.");
    private static readonly Option<int> Gateways = Number("--gateways", 2, 1, 4, "How many gateways.");
    private static readonly Option<int> Rate = Number("--rate", 200, 1, 5_000, "Requests a second.");

    private static readonly Option<string> Faults = new("--faults")
    {
        Description = "Which faults, of kill, stop, postgres, cut, rolling and machine; none for a run without.",
        HelpName = "kind,kind",
        DefaultValueFactory = _ => AllKinds,
    };

    private static readonly Option<string?> Network = new("--network")
    {
        Description = $"What keeps processes from hearing each other: {AllNetworks}. Default: namespaces for root where they can be had, else the proxy.",
        HelpName = "kind",
    };

    private static readonly Option<string?> Work = new("--work")
    {
        Description = "Where logs, the ledger and the record of calls are kept; an empty folder. Default: one of its own among the temporary files.",
        HelpName = "folder",
    };

    private static readonly Option<bool> Keep = new("--keep") { Description = "Keep that folder after a clean verdict too." };

    /// <summary>Only prints what would be done.</summary>
    public static readonly Option<bool> Plan = new("--plan") { Description = "Print the faults of the seed and do nothing." };

    static ChaosOptions()
    {
        Faults.Validators.Add(result =>
        {
            if (Kinds(result.GetValueOrDefault<string>()) is null)
                result.AddError($"--faults: given {result.GetValueOrDefault<string>()}; allowed: {AllKinds}, or some of them, or none.");
        });
        Network.Validators.Add(result =>
        {
            var name = result.GetValueOrDefault<string?>();
            if (name is not null && NetworkOf(name) is null)
                result.AddError($"--network: given {name}; allowed: {AllNetworks}.");
            if (NetworkOf(name) == NetworkKind.Namespaces && !Environment.IsPrivilegedProcess)
                result.AddError($"--network: given {name}; allowed: proxy, because namespaces need root.");
        });
        Work.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } folder && !IsEmpty(folder))
                result.AddError($"--work: given {folder}; allowed: a folder that is empty or not there.");
        });
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All => [Minutes, Seed, Nodes, Gateways, Rate, Faults, Network, Plan, Keep, Work];

    /// <summary>What they say.</summary>
    public static ChaosSettings Read(ParseResult parsed) => new(
        parsed.GetValue(Minutes),
        parsed.GetValue(Seed),
        parsed.GetValue(Nodes),
        parsed.GetValue(Gateways),
        parsed.GetValue(Rate),
        Kinds(parsed.GetValue(Faults))!,
        NetworkOf(parsed.GetValue(Network)),
        parsed.GetValue(Work) is { } folder ? Path.GetFullPath(folder) : Path.Combine(Path.GetTempPath(), $"actor-scheduler-chaos-{Environment.ProcessId}"),
        parsed.GetValue(Keep));

    private static bool IsEmpty(string folder) =>
        !File.Exists(folder) && (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any());

    private static NetworkKind? NetworkOf(string? name) =>
        !int.TryParse(name, out _) && Enum.TryParse<NetworkKind>(name, ignoreCase: true, out var kind) ? kind : null;

    private static FaultKind[]? Kinds(string? text)
    {
        if (text is null or "none")
            return [];
        var kinds = new List<FaultKind>();
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (int.TryParse(name, out _) || !Enum.TryParse<FaultKind>(name, ignoreCase: true, out var kind))
                return null;
            kinds.Add(kind);
        }

        return [.. kinds.Distinct()];
    }

    private static Option<T> Number<T>(string name, T standard, T least, T most, string description) where T : IComparable<T>
    {
        var option = new Option<T>(name) { Description = description, HelpName = "number", DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<T>() is { } value && (value.CompareTo(least) < 0 || value.CompareTo(most) > 0))
                result.AddError(FormattableString.Invariant($"{name}: given {value}; allowed: {least} to {most}."));
        });
        return option;
    }
}
