using ActorScheduler.Chaos.Plan;
using CsCheck;

namespace ActorScheduler.Chaos.Tests;

/// <summary>What every plan keeps to, whatever its seed.</summary>
public sealed class PlanTests
{
    private static readonly FaultKind[] All = Enum.GetValues<FaultKind>();

    private static readonly Gen<PlanInput> Inputs =
        from seed in Gen.Int[0, 1_000_000]
        from minutes in Gen.Int[1, 30]
        from nodes in Gen.Int[3, 7]
        from gateways in Gen.Int[1, 3]
        from kinds in Gen.Int[0, 5].Select(kind => All[kind]).Array[1, 6]
        select new PlanInput(seed, TimeSpan.FromMinutes(minutes), nodes, gateways, [.. kinds.Distinct()]);

    [Fact]
    public void The_same_seed_makes_the_same_plan() =>
        Inputs.Sample(input => Assert.Equal(FaultPlan.Create(input).Select(fault => fault.ToString()), FaultPlan.Create(input).Select(fault => fault.ToString())));

    [Fact]
    public void Other_seeds_make_other_plans()
    {
        var plans = Enumerable.Range(1, 20).Select(seed => string.Join('\n', FaultPlan.Create(new PlanInput(seed, TimeSpan.FromMinutes(10), 3, 2, All)))).ToHashSet();
        Assert.Equal(20, plans.Count);
    }

    [Fact]
    public void Faults_are_in_order_and_over_before_the_load_ends() => Inputs.Sample(input =>
    {
        var plan = FaultPlan.Create(input);
        Assert.Equal(plan.OrderBy(fault => fault.At), plan);
        Assert.All(plan, fault => Assert.InRange(fault.At, FaultPlan.WarmUp, input.Length - FaultPlan.CoolDown - fault.For));
    });

    [Fact]
    public void At_most_two_faults_overlap_and_there_is_a_pause_after_them() => Inputs.Sample(input =>
    {
        var plan = FaultPlan.Create(input);
        foreach (var fault in plan)
            Assert.InRange(plan.Count(other => other.At <= fault.At && fault.At < other.At + other.For), 0, 2);
        var edges = plan.Select(fault => fault.At + fault.For).ToList();
        foreach (var (fault, before) in plan.Skip(2).Zip(edges))
            Assert.True(fault.At > before, $"{fault} begins before a fault two before it is over");
    });

    [Fact]
    public void Only_the_kinds_asked_for_are_in_it_and_a_long_plan_has_all_of_them() => Inputs.Sample(input =>
    {
        var kinds = FaultPlan.Create(input with { Length = TimeSpan.FromMinutes(30) }).Select(KindOf).ToHashSet();
        Assert.Equal(input.Kinds.Order(), kinds.Order());
    });

    [Fact]
    public void A_cut_never_names_a_process_twice_and_leaves_PostgreSQL_alone() => Inputs.Sample(input =>
    {
        var names = input.NodeNames.Concat(input.GatewayNames).ToHashSet();
        foreach (var cut in FaultPlan.Create(input).OfType<CutFault>())
        {
            Assert.NotEmpty(cut.Links);
            Assert.Equal(cut.Links.Count, cut.Links.Distinct().Count());
            Assert.All(cut.Links, link => Assert.True(link.From != link.To && names.Contains(link.From) && names.Contains(link.To)));
        }
    });

    [Fact]
    public void No_kinds_make_no_faults() => Assert.Empty(FaultPlan.Create(new PlanInput(1, TimeSpan.FromMinutes(10), 3, 2, [])));

    private static FaultKind KindOf(Fault fault) => fault switch
    {
        KillFault => FaultKind.Kill,
        StopFault => FaultKind.Stop,
        PostgresFault or ConnectionsFault => FaultKind.Postgres,
        CutFault => FaultKind.Cut,
        MachineFault => FaultKind.Machine,
        _ => FaultKind.Rolling,
    };
}
