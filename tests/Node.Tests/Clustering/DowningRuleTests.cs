using System.Globalization;
using ActorScheduler.Node.Clustering.SplitBrain;
using ActorScheduler.Storage.Cluster;
using CsCheck;

namespace ActorScheduler.Node.Tests.Clustering;

/// <summary>Who goes when processes do not hear each other.</summary>
public sealed class DowningRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<ProcessKey> None = [];
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(4);

    private static readonly Gen<Candidate[]> Candidates = Gen.Select(Gen.Bool, Gen.Long[1, 3]).Array[2, 9].Select(kinds => kinds
        .Select((kind, n) => new Candidate(new ProcessKey(string.Create(CultureInfo.InvariantCulture, $"p{n}"), n), kind.Item1, kind.Item2)).ToArray());

    [Fact]
    public void Of_two_nodes_that_only_miss_each_other_the_younger_goes() =>
        Assert.Equal(["n3"], Losers([Node("n1", 1), Node("n3", 3)], ("n1", "n3"), ("n3", "n1")));

    [Fact]
    public void One_that_is_missed_and_stands_still_goes_even_if_it_is_the_older() =>
        Assert.Equal(["n1"], LosersWith(["n1"], [Node("n1", 1), Node("n3", 3)], ("n3", "n1")));

    [Fact]
    public void Nodes_that_stand_still_go_even_if_they_are_more_than_those_that_miss_them() => Assert.Equal(["n3", "n2"], LosersWith(
        ["n2", "n3"], [Node("n1", 1), Node("n2", 2), Node("n3", 3), Gateway("g1", 4)], ("n1", "n2"), ("n1", "n3"), ("g1", "n2"), ("g1", "n3")));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void One_that_comes_back_and_misses_all_others_does_not_outvote_them_although_they_say_nothing(long entered) => Assert.Equal(["n1"], Losers(
        [Node("n1", entered), Node("n2", 2), Node("n3", 3), Gateway("g1", 4)], ("n1", "n2"), ("n1", "n3"), ("n1", "g1")));

    [Theory]
    [InlineData("n1", "n3")]
    [InlineData("n3", "n1")]
    public void One_that_all_missed_a_moment_ago_goes_before_the_one_that_still_does_not_hear_it(string cut, string other) => Assert.Equal([cut], DowningRule.Losers(
        [Node("n1", 1), Node("n2", 2), Node("n3", 3), Gateway("g1", 4)],
        Both(cut, other).Select(link => Link(Key(link.One), Key(link.Other))),
        [Link(Key("n2"), Key(cut)), Link(Key("g1"), Key(cut))],
        None).Select(loser => loser.Address));

    [Fact]
    public void Of_two_of_which_one_complains_the_other_goes() =>
        Assert.Equal(["n1"], Losers([Node("n1", 1), Node("n2", 2)], ("n2", "n1")));

    [Fact]
    public void A_node_that_nobody_hears_goes_even_if_it_is_the_oldest() =>
        Assert.Equal(["n1"], Losers([Node("n1", 1), Node("n2", 2), Node("n3", 3), Gateway("g1", 4)], ("n2", "n1"), ("n3", "n1"), ("g1", "n1")));

    [Fact]
    public void A_gateway_goes_before_the_only_node_that_it_misses() =>
        Assert.Equal(["g1"], Losers([Node("n3", 3), Gateway("g1", 1)], ("g1", "n3"), ("n3", "g1")));

    [Fact]
    public void If_nobody_hears_anybody_the_oldest_node_stays() =>
        Assert.Equal(["n3", "n2"], Losers([Node("n2", 2), Node("n1", 1), Node("n3", 3)], [.. Both("n1", "n2"), .. Both("n2", "n3"), .. Both("n3", "n1")]));

    [Fact]
    public void Between_as_many_nodes_the_gateways_decide() =>
        Assert.Equal(["n1"], Losers([Node("n1", 1), Node("n2", 2), Gateway("g1", 3)], [.. Both("n1", "n2"), .. Both("n1", "g1")]));

    [Fact]
    public void A_cut_leaves_one_whole_side_and_not_the_one_with_fewer_nodes() => Gen.Select(Candidates, Gen.Bool.Array[9]).Sample((candidates, sides) =>
    {
        var isLeft = candidates.Select((candidate, n) => (candidate.Key, Left: sides[n])).ToDictionary(side => side.Key, side => side.Left);
        var links = candidates.SelectMany(one => candidates.Where(other => isLeft[one.Key] != isLeft[other.Key]).Select(other => Link(one.Key, other.Key))).ToArray();

        var losers = DowningRule.Losers(candidates, links, [], None).ToHashSet();

        var staying = candidates.Where(candidate => !losers.Contains(candidate.Key)).ToArray();
        var going = candidates.Where(candidate => losers.Contains(candidate.Key)).ToArray();
        Assert.Equal(links.Length > 0, going.Length > 0);
        if (going.Length == 0)
            return;
        Assert.Single(staying.Select(candidate => isLeft[candidate.Key]).Distinct());
        Assert.Single(going.Select(candidate => isLeft[candidate.Key]).Distinct());
        Assert.True(staying.Count(candidate => candidate.HoldsTasks) >= going.Count(candidate => candidate.HoldsTasks));
    });

    [Fact]
    public void Whoever_stays_hears_all_who_stay_and_nobody_goes_for_nothing() => Gen.Select(Candidates, Gen.Int[0, 8].Array[2].Array[0, 12]).Sample((candidates, pairs) =>
    {
        var links = pairs.Where(pair => pair[0] < candidates.Length && pair[1] < candidates.Length && pair[0] != pair[1])
            .Select(pair => Link(candidates[pair[0]].Key, candidates[pair[1]].Key)).ToArray();

        var losers = DowningRule.Losers(candidates, links, [], None);

        Assert.DoesNotContain(links, link => !losers.Contains(link.Observer) && !losers.Contains(link.Subject));
        Assert.All(losers, loser => Assert.Contains(links, link => link.Observer == loser || link.Subject == loser));
        Assert.Equal(losers.Distinct(), losers);
        Assert.Equal(losers, DowningRule.Losers([.. candidates.Reverse()], links.Reverse(), [], None));
    });

    [Theory]
    [InlineData("0", 3.9, false)]
    [InlineData("0", 4.0, true)]
    [InlineData("0 2.5", 4.0, false)]
    [InlineData("0 2.5", 4.5, true)]
    [InlineData("0 2.5 4.4 6 7.9 9.8 11.5", 11.9, false)]
    [InlineData("0 2.5 4.4 6 7.9 9.8 11.5", 12.0, true)]
    public void It_is_decided_when_someone_is_missed_for_long_enough_and_no_more_reports_come_in(string reports, double now, bool isDue)
    {
        var links = reports.Split(' ').Select((at, n) =>
            Link(Key("o"), new ProcessKey("s", n)) with { Since = Start.AddSeconds(double.Parse(at, CultureInfo.InvariantCulture)) }).ToArray();

        Assert.Equal(isDue, DowningRule.IsDue(links, Start.AddSeconds(now), StableAfter));
    }

    [Fact]
    public void Without_a_report_there_is_nothing_to_decide() => Assert.False(DowningRule.IsDue([], Start, StableAfter));

    private static IEnumerable<string> Losers(Candidate[] candidates, params (string One, string Other)[] links) => LosersWith([], candidates, links);

    private static IEnumerable<string> LosersWith(string[] still, Candidate[] candidates, params (string One, string Other)[] links) =>
        DowningRule.Losers(candidates, links.Select(link => Link(Key(link.One), Key(link.Other))), [], still.Select(Key).ToHashSet()).Select(loser => loser.Address);

    private static IEnumerable<(string One, string Other)> Both(string one, string other) => [(one, other), (other, one)];

    private static Candidate Node(string name, long entered) => new(Key(name), HoldsTasks: true, entered);

    private static Candidate Gateway(string name, long entered) => new(Key(name), HoldsTasks: false, entered);

    private static ProcessKey Key(string name) => new(name, 1);

    private static BrokenLink Link(ProcessKey one, ProcessKey other) => new(one, other, Start);
}
