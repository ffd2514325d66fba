using ActorScheduler.Contracts.Queues;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.Queues;

/// <summary>What is paused, by its events.</summary>
public sealed class HoldTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Names = ["a", "b"];

    private static readonly Gen<HoldEvent> Event = Gen.Select(Gen.Enum<HoldKind>(), Gen.Int[0, 1], Gen.Int[0, 5], Gen.Bool, Gen.Bool, (kind, name, hours, ends, sets) =>
        sets ? new HoldSet(Start, kind, Names[name], "so", ends ? Start.AddHours(hours) : null, null) : (HoldEvent)new HoldLifted(Start, kind, Names[name], null));

    [Fact]
    public void The_last_event_of_a_queue_or_name_says_whether_it_is_paused_and_until_when() => Event.Array[0, 12].Sample(events =>
    {
        var holds = events.Select((happened, i) => new NumberedHoldEvent(i + 1, happened)).Aggregate(Holds.None, (before, next) => before.Apply(next));

        Assert.Equal(events.Length, holds.SequenceNr);
        for (var hours = 0; hours < 7; hours++)
        {
            var now = Start.AddHours(hours);
            foreach (var (queue, name) in from queue in Names from name in Names select (queue, name))
            {
                var ofQueue = IsPaused(HoldKind.Queue, queue);
                var ofName = IsPaused(HoldKind.TaskName, name);
                Assert.Equal(!ofQueue && !ofName, holds.Allow(queue, name, now));
                Assert.Equal((ofQueue ? 1 : 0) + (ofName ? 1 : 0), holds.Of(queue, name, now).Count());
            }

            Assert.Equal(
                from kind in Enum.GetValues<HoldKind>() from name in Names where IsPaused(kind, name) select (kind, name),
                holds.InForce(now).Select(hold => (hold.Kind, hold.Name)).Order());

            bool IsPaused(HoldKind kind, string name) => events.LastOrDefault(e => e.Kind == kind && e.Name == name) is HoldSet set && !(set.Until <= now);
        }
    });

    [Fact]
    public void An_event_that_is_not_the_next_one_is_refused() => Assert.Throws<InvalidDataException>(() => Holds.None.Apply(new NumberedHoldEvent(2, new HoldLifted(Start, HoldKind.Queue, "a", null))));
}
