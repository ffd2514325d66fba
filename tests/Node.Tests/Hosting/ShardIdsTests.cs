using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Storage.Identity;
using CsCheck;

namespace ActorScheduler.Node.Tests.Hosting;

/// <summary>Which shard an id belongs to: for ever the same, and never an exception.</summary>
public sealed class ShardIdsTests
{
    private readonly EntityExtractor _extractor = new();

    // Computed with another implementation of XXH32. They are part of every stored row: they must never change.
    public static TheoryData<string, int> Golden => new()
    {
        { "1", 50 },
        { "42", 27 },
        { "9223372036854775807", 35 },
        { "Ri99ZwpGOG", 11 },
        { "01890a5d-ac96-774b-bcce-b302099a8057", 19 },
        { "任务✓é😀", 1 },
        { new string('a', 200), 7 },
        { new string('任', 200), 44 },
        { "../..%2F", 55 },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void An_id_stays_in_its_shard_for_ever(string id, int shard)
    {
        Assert.Equal(shard, Partitions.Of(id));
        Assert.Equal($"{shard}", ShardIds.NameOf(id));
        Assert.Equal($"{shard}", _extractor.ShardId(id));
        Assert.Equal($"{shard}", _extractor.ShardId(new RevokeTask(id, false)));
    }

    [Fact]
    public void Any_text_has_a_shard() => Gen.String.Sample(id => Partitions.Of(id) is >= 0 and < Partitions.Count);

    [Fact]
    public void Half_a_character_has_a_shard() => Assert.InRange(Partitions.Of("\ud83d"), 0, 63);

    [Fact]
    public void Ids_that_are_counted_up_are_spread_evenly()
    {
        var counts = Enumerable.Range(0, 64_000).CountBy(i => Partitions.Of($"{i}")).Select(shard => shard.Value).ToList();

        // 1,000 each are expected; chance alone keeps each within five standard deviations.
        Assert.Equal(Partitions.Count, counts.Count);
        Assert.All(counts, count => Assert.InRange(count, 840, 1160));
    }

    [Fact]
    public void A_message_goes_to_the_entity_that_it_names()
    {
        Assert.Equal("t1", _extractor.EntityId(new WakeTask("t1")));
        Assert.Equal("7", _extractor.EntityId(new WakePeriodicTask(7)));
        Assert.Equal("7", _extractor.EntityId(new DeletePeriodicTask(7)));
        var message = new DeletePeriodicTask(7);
        Assert.Same(message, _extractor.EntityMessage(message));
    }

    [Fact]
    public void What_is_for_no_entity_is_no_exception()
    {
        Assert.Null(_extractor.EntityId("hello"));
        Assert.Null(_extractor.ShardId((object)42));
    }
}
