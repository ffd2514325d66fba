using ActorScheduler.Contracts.Queues;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Queues;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Storage.Tests.Queues;

/// <summary>What is paused is in the journal of either database.</summary>
public sealed class HoldJournalTests
{
    public static TheoryData<StoreKind> Kinds => [StoreKind.Sqlite, StoreKind.Postgres];

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_paused_is_known_after_a_restart_and_the_same_again_stores_nothing(StoreKind kind)
    {
        var until = DateTimeOffset.UtcNow.AddHours(1);
        using var home = StoreHome.Create(kind);
        await using (var store = home.Open())
        {
            var changes = new HoldChanges(new HoldJournal(store, new JournalReader(store)), TimeProvider.System);
            await changes.SetAsync(HoldKind.Queue, "邮件", "维护", until, "key ops", CancellationToken.None);
            await changes.SetAsync(HoldKind.TaskName, "a.b", "so", null, null, CancellationToken.None);
            Assert.Equal(2, (await changes.SetAsync(HoldKind.TaskName, "a.b", "so", null, null, CancellationToken.None)).SequenceNr);
            Assert.Equal(3, (await changes.LiftAsync(HoldKind.TaskName, "a.b", null, CancellationToken.None)).SequenceNr);
            Assert.Equal(3, (await changes.LiftAsync(HoldKind.TaskName, "a.b", null, CancellationToken.None)).SequenceNr);
        }

        await using (var store = home.Open())
        {
            var holds = await new HoldChanges(new HoldJournal(store, new JournalReader(store)), TimeProvider.System).ReadAsync(Holds.None, CancellationToken.None);
            var hold = Assert.Single(holds.InForce(DateTimeOffset.UtcNow));
            Assert.Equal((HoldKind.Queue, "邮件", "维护", "key ops"), (hold.Kind, hold.Name, hold.Reason, hold.RequestedBy));
            Assert.Equal(until.Ticks / 10, hold.Until!.Value.Ticks / 10);
            Assert.Empty(holds.InForce(until));
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Changes_at_the_same_time_are_decided_one_after_the_other(StoreKind kind)
    {
        using var home = StoreHome.Create(kind);
        await using var store = home.Open();
        var changes = new HoldChanges(new HoldJournal(store, new JournalReader(store)), TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => changes.SetAsync(HoldKind.Queue, $"q{i}", "so", null, null, CancellationToken.None)));

        Assert.Equal(8, (await changes.ReadAsync(Holds.None, CancellationToken.None)).InForce(DateTimeOffset.UtcNow).Count());
    }
}
