using ActorScheduler.Chaos.Machine;
using ActorScheduler.Chaos.Plan;

namespace ActorScheduler.Chaos.Run;

/// <summary>What the command line says.</summary>
/// <param name="Minutes">How long the load lasts.</param>
/// <param name="Seed">The seed of the dice.</param>
/// <param name="Nodes">How many nodes.</param>
/// <param name="Gateways">How many gateways.</param>
/// <param name="Rate">Requests per second.</param>
/// <param name="Faults">Which faults.</param>
/// <param name="Network">What keeps the processes from hearing each other; null to use what this machine allows.</param>
/// <param name="Work">The folder of logs, ledger and record.</param>
/// <param name="Keep">Keeps that folder.</param>
internal sealed record ChaosSettings(
    double Minutes, int Seed, int Nodes, int Gateways, int Rate, IReadOnlyList<FaultKind> Faults, NetworkKind? Network, string Work, bool Keep)
{
    /// <summary>What determines the plan.</summary>
    public PlanInput Plan => new(Seed, TimeSpan.FromMinutes(Minutes), Nodes, Gateways, Faults);

    private string FaultText => Faults.Count == 0 ? "none" : string.Join(',', Faults).ToLowerInvariant();

    private string NetworkText => Network is { } kind ? $" --network {kind.ToString().ToLowerInvariant()}" : "";

    /// <summary>The command that repeats the run.</summary>
    public string Replay => FormattableString.Invariant(
        $"dotnet run -c Release --project tools/Chaos -- --minutes {Minutes} --seed {Seed} --nodes {Nodes} --gateways {Gateways} --rate {Rate} --faults {FaultText}{NetworkText}");
}
