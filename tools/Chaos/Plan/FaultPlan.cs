namespace ActorScheduler.Chaos.Plan;

/// <summary>
/// Makes a plan out of a seed. It has rounds of one fault or two that overlap, with a pause after each in which the cluster can recover: so there are
/// times without a majority, but never for long. Every kind has its turn before one repeats.
/// </summary>
internal static class FaultPlan
{
    /// <summary>How long the load runs undisturbed at first.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    /// <summary>How long before the end of the load the last fault is over.</summary>
    public static readonly TimeSpan CoolDown = TimeSpan.FromSeconds(8);

    private const double SecondFault = 0.35;
    private static readonly TimeSpan LongestOverlapDelay = TimeSpan.FromSeconds(5);

    /// <summary>The plan, in the order of time.</summary>
    public static IReadOnlyList<Fault> Create(PlanInput input)
    {
        var dice = new Dice(input.Seed);
        var kinds = new KindBag(input.Kinds, dice);
        var faults = new List<Fault>();
        if (input.Kinds.Count == 0)
            return faults;
        var last = input.Length - CoolDown;
        for (var at = WarmUp + dice.Between(0, 4); at < last;)
        {
            var round = Round(input, dice, kinds, at).Where(fault => fault.At + fault.For <= last).ToList();
            faults.AddRange(round);
            var end = round.Count == 0 ? at : round.Max(fault => fault.At + fault.For);
            at = end + dice.Between(7, 16);
        }

        return [.. faults.OrderBy(fault => fault.At)];
    }

    private static IEnumerable<Fault> Round(PlanInput input, Dice dice, KindBag kinds, TimeSpan at)
    {
        var first = FaultDraw.Draw(kinds.Next(), at, input, dice);
        yield return first;
        if (dice.Chance(SecondFault) && first is not RollingFault)
        {
            var kind = kinds.Next();
            // A rolling restart begins its own round. How long each node takes is not known, so faults of later rounds may overlap its end.
            if (kind == FaultKind.Rolling)
                kinds.PutBack(kind);
            else
                yield return FaultDraw.Draw(kind, at + dice.Between(0, LongestOverlapDelay.TotalSeconds), input, dice);
        }
    }
}
