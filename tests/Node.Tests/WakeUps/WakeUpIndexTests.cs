using System.Globalization;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Node.Tests.ReadModels;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Node.WakeUps;

namespace ActorScheduler.Node.Tests.WakeUps;

/// <summary>The index over the rows of tasks and periodic tasks.</summary>
public abstract class WakeUpIndexTests(StoreKind kind)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [SkippableFact]
    public async Task The_partitions_cover_every_row_once_in_the_order_of_time_and_id_and_page_by_page()
    {
        await using var bed = new NodeBed(kind);
        var (events, index) = (new EventWriter(bed), new WakeUpIndex(bed.Store));
        for (var i = 0; i < 300; i++)
            await events.Submit($"task {i}", Samples.Call() with { Eta = Start.AddHours(i % 7) }, Start);

        var found = new List<string>();
        for (var partition = 0; partition < ShardIds.Count; partition++)
        {
            var all = index.Read(WakeUpKind.Task, partition, Start.AddHours(3), null, 1000);
            Assert.Equal(all.OrderBy(row => row.At).ThenBy(row => row.EntityId, StringComparer.Ordinal), all);
            Assert.Equal(all, Pages(index, WakeUpKind.Task, partition, Start.AddHours(3), 2));
            Assert.All(all, row => Assert.Equal(partition, ShardIds.PartitionOf(row.EntityId)));
            found.AddRange(all.Select(row => row.EntityId));
        }

        // Those that come due within the active window are left to their timers for the grace.
        Assert.Equal(
            Enumerable.Range(0, 300).Where(i => i % 7 <= 3).Select(i => $"task {i}").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task Ids_of_periodic_tasks_are_paged_as_numbers()
    {
        await using var bed = new NodeBed(kind);
        var index = new WakeUpIndex(bed.Store);
        await bed.RunAsync("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
            INSERT INTO periodic_tasks (id, definition, schedule_id, sequence_nr, deleted, created_at, date_changed, anchor, total_run_count,
                wake_partition, wake_at) SELECT i, @definition, 1, 1, 0, 0, 0, 0, 0, 5, @at FROM n
            """, ("@definition", Array.Empty<byte>()), ("@at", StoredTime.ToMicroseconds(Start)));

        var found = Pages(index, WakeUpKind.PeriodicTask, 5, Start, 4);

        Assert.Equal(Enumerable.Range(1, 30).Select(i => i.ToString(CultureInfo.InvariantCulture)), found.Select(row => row.EntityId));
        Assert.Empty(index.Read(WakeUpKind.PeriodicTask, 5, Start.AddTicks(-10), null, 10));
        Assert.Empty(index.Read(WakeUpKind.PeriodicTask, 6, Start, null, 10));
    }

    private static List<WakeUp> Pages(WakeUpIndex index, WakeUpKind kind, int partition, DateTimeOffset horizon, int size)
    {
        var found = new List<WakeUp>();
        IReadOnlyList<WakeUp> page;
        do
        {
            page = index.Read(kind, partition, horizon, found.Count == 0 ? null : found[^1], size);
            found.AddRange(page);
        }
        while (page.Count == size);
        return found;
    }
}

public sealed class WakeUpIndexTestsOnSqlite() : WakeUpIndexTests(StoreKind.Sqlite);

public sealed class WakeUpIndexTestsOnPostgres() : WakeUpIndexTests(StoreHome.Postgres);
