namespace ActorScheduler.Chaos.Plan;

/// <summary>Everything that determines a plan: the same input gives the same plan.</summary>
/// <param name="Seed">The seed of the dice.</param>
/// <param name="Length">How long the load lasts.</param>
/// <param name="Nodes">How many nodes.</param>
/// <param name="Gateways">How many gateways.</param>
/// <param name="Kinds">Which faults.</param>
internal sealed record PlanInput(int Seed, TimeSpan Length, int Nodes, int Gateways, IReadOnlyList<FaultKind> Kinds)
{
    /// <summary>The names of the nodes.</summary>
    public IReadOnlyList<string> NodeNames { get; } = Names("node", Nodes);

    /// <summary>The names of the gateways.</summary>
    public IReadOnlyList<string> GatewayNames { get; } = Names("gateway", Gateways);

    private static string[] Names(string kind, int count) => [.. Enumerable.Range(1, count).Select(number => $"{kind}{number}")];
}
