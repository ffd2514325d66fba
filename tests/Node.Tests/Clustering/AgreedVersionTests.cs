using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Node.Clustering.Upgrades;
using ActorScheduler.Storage.Cluster;

namespace ActorScheduler.Node.Tests.Clustering;

/// <summary>Which version of events and messages may be written.</summary>
public sealed class AgreedVersionTests
{
    [Fact]
    public void The_one_that_all_can_read() => Assert.Equal(2, AgreedVersion.Of(1, [Row("a", 3), Row("b", 2)], ["a", "b"]));

    [Fact]
    public void The_old_one_while_a_process_of_the_old_release_is_left() => Assert.Equal(1, AgreedVersion.Of(1, [Row("a", 2), Row("b", 1)], ["a", "b"]));

    [Fact]
    public void The_old_one_while_a_process_of_the_old_release_is_on_its_way_in() => Assert.Equal(1, AgreedVersion.Of(1, [Row("a", 2), Row("b", 1)], ["a"]));

    [Fact]
    public void The_dead_that_are_no_members_do_not_count() => Assert.Equal(2, AgreedVersion.Of(1, [Row("a", 2), Row("b", 1, isFresh: false)], ["a"]));

    [Fact]
    public void A_member_that_is_silent_counts_because_it_may_live() =>
        Assert.Equal(1, AgreedVersion.Of(1, [Row("a", 2), Row("b", 1, isFresh: false)], ["a", "b"]));

    [Fact]
    public void A_member_that_has_told_nothing_may_be_able_to_read_nothing_new() => Assert.Equal(1, AgreedVersion.Of(1, [Row("a", 2)], ["a", "b"]));

    [Fact]
    public void It_never_falls() => Assert.Equal(2, AgreedVersion.Of(2, [Row("a", 1)], ["a"]));

    [Fact]
    public void Nobody_decides_where_nobody_lives() => Assert.Equal(1, AgreedVersion.Of(1, [], []));

    [Fact]
    public void A_process_that_cannot_read_what_is_written_does_not_join_and_says_why() => Assert.Contains(
        $"of version {WireVersion.Newest + 1}, this release reads versions up to {WireVersion.Newest}",
        new WireLevel(null).ReasonNotToJoin(WireVersion.Newest + 1),
        StringComparison.Ordinal);

    [Fact]
    public void A_process_that_can_read_it_joins() => Assert.Null(new WireLevel(WireVersion.First).ReasonNotToJoin(WireVersion.First));

    private static WireVersionVote Row(string address, int allowed, bool isFresh = true) => new(address, allowed, isFresh);
}
