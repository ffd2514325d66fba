using CsCheck;
using Xunit.Abstractions;

namespace ActorScheduler.Node.Tests.Clustering;

/// <summary>Whatever happens to one process of a cluster, no other one ends for it, and never more than one.</summary>
public sealed class MembershipModelTests(ITestOutputHelper output)
{
    private const double Settles = 60;

    // After a shorter one it may be that two miss each other and nobody else has missed anybody: then nobody can know which of them it was.
    private const double MissedByAll = 6;

    private static readonly Gen<MembershipFault> Faults = Gen.Select(
        Gen.Int[0, 4].Select(kind => (FaultKind)kind),
        Gen.Int[0, 6],
        Gen.Double[1, 40],
        (kind, victim, length) => new MembershipFault(kind, victim, 10, length));

    // Three to five nodes, one or two gateways.
    private static readonly Gen<(int Seed, int Nodes, int Gateways)> Clusters = Gen.Select(Gen.Int, Gen.Int[3, 5], Gen.Int[1, 2]);

    [Fact]
    public void Only_the_one_that_something_happens_to_may_end() => Check(
        Gen.Select(Clusters, Faults, (cluster, fault) => (cluster, new[] { OnOne(fault, cluster) })), 2_000);

    [Fact]
    public void So_it_is_when_the_database_is_away_for_all_meanwhile() => Check(
        Gen.Select(Clusters, Faults, Gen.Double[0, 60], Gen.Double[1, 20], (cluster, fault, from, length) =>
            (cluster, new[] { OnOne(fault, cluster), new MembershipFault(FaultKind.DatabaseAway, -1, from, length) })), 2_000);

    [Fact]
    public void So_it_is_when_it_comes_back_and_goes_again() => Check(
        Gen.Select(Clusters, Faults, Faults, Gen.Double[0.5, 20], (cluster, first, second, pause) =>
            (cluster, new[] { OnOne(first, cluster), OnOne(second, cluster) with { Victim = OnOne(first, cluster).Victim, From = first.From + first.Length + pause } })), 2_000);

    private void Check(Gen<((int Seed, int Nodes, int Gateways) Cluster, MembershipFault[] Faults)> situations, int count)
    {
        long states = 0, ended = 0;
        situations.Sample(
            situation =>
            {
                var (cluster, faults) = situation;
                var model = new MembershipModel(cluster.Seed, cluster.Nodes, cluster.Gateways, faults);
                model.RunTo(faults.Max(fault => fault.From + fault.Length) + Settles);

                Interlocked.Add(ref states, model.States);
                var gone = model.Ended.ToList();
                Interlocked.Add(ref ended, gone.Count);
                if (faults.All(fault => fault.Length >= MissedByAll || fault.Kind is FaultKind.Death or FaultKind.DatabaseAway))
                    Assert.All(gone, number => Assert.Contains(faults, fault => fault.Victim == number));
                Assert.True(gone.Count <= 1, $"{gone.Count} have ended");
                Assert.True(model.AgreeOnWhoIsThere, "those that go on do not agree on who is there");
            },
            iter: count,
            threads: 2,
            print: situation => $"{situation.Cluster} {string.Join("; ", situation.Faults.Select(fault => fault.ToString()))}");
        output.WriteLine($"{states:N0} states; in {ended:N0} of {count:N0} situations the one ended");
        Assert.True(ended > count / 10, "hardly anything happened to anybody");
    }

    private static MembershipFault OnOne(MembershipFault fault, (int Seed, int Nodes, int Gateways) cluster) => fault with { Victim = fault.Victim % (cluster.Nodes + cluster.Gateways) };
}
