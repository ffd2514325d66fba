using ActorScheduler.Harness.Network;

namespace ActorScheduler.Chaos.Plan;

/// <summary>Draws one fault of a kind: its targets and its length.</summary>
internal static class FaultDraw
{
    private const double HitsGateway = 0.2;
    private static readonly double[] RestartDelays = [0.2, 1, 10];
    private static readonly TimeSpan RestartOfNode = TimeSpan.FromSeconds(15);

    /// <summary>The fault.</summary>
    public static Fault Draw(FaultKind kind, TimeSpan at, PlanInput input, Dice dice) => kind switch
    {
        FaultKind.Kill => new KillFault(at, TimeSpan.FromSeconds(dice.Pick(RestartDelays)), Target(input, dice)),
        FaultKind.Stop => new StopFault(at, dice.Chance(0.3) ? dice.Between(1, 6) : dice.Between(6, 30), Target(input, dice)),
        FaultKind.Postgres => dice.Chance(0.3)
            ? new ConnectionsFault(at)
            : new PostgresFault(at, dice.Between(0.2, 8), dice.Chance(0.5)),
        FaultKind.Cut => Cut(at, input, dice),
        FaultKind.Rolling => new RollingFault(at, RestartOfNode * input.Nodes, dice.Shuffle(input.NodeNames)),
        FaultKind.Machine => new MachineFault(at, dice.Between(5, 40), Target(input, dice)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of fault"),
    };

    private static string Target(PlanInput input, Dice dice) =>
        input.Gateways > 1 && dice.Chance(HitsGateway) ? dice.Pick(input.GatewayNames) : dice.Pick(input.NodeNames);

    private static CutFault Cut(TimeSpan at, PlanInput input, Dice dice)
    {
        var length = dice.Between(3, 25);
        var nodes = dice.Shuffle(input.NodeNames);
        string[] all = [.. input.NodeNames, .. input.GatewayNames];
        var one = nodes[0];
        if (nodes.Length == 1 || dice.Chance(0.45))
            return new CutFault(at, length, Both(one, all.Where(name => name != one)), $"cut {one} off from all others");
        var other = nodes[1];
        if (dice.Chance(0.4))
            return new CutFault(at, length, Both(one, [other]), $"cut {one} and {other} apart, both hear the others");
        if (dice.Chance(0.6))
        {
            return new CutFault(
                at, length, [.. all.Where(name => name != one).Select(name => new Link(one, name))], $"nothing of {one} gets to the others, it hears them");
        }

        return new CutFault(at, length, [new Link(one, other)], $"nothing of {one} gets to {other}, it hears it");
    }

    private static List<Link> Both(string one, IEnumerable<string> others) =>
        [.. others.SelectMany(other => new[] { new Link(one, other), new Link(other, one) })];
}
