using System.Globalization;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Tests.Support;
using ActorScheduler.Storage.WakeUps;

namespace ActorScheduler.Storage.Tests.WakeUps;

/// <summary>The index over the rows of tasks and periodic tasks.</summary>
public abstract class WakeUpIndexTests(StoreKind kind)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [SkippableFact]
    public async Task The_partitions_cover_every_row_once_in_the_order_of_time_and_id_and_page_by_page()
    {
        await using var bed = new TaskBed(kind);
        var (events, index) = (new EventWriter(bed), new WakeUpIndex(bed.Store));
        for (var i = 0; i < 300; i++)
            await events.Submit($"task {i}", Samples.Call() with { Eta = Start.AddHours(i % 7) }, Start);

        var found = new List<string>();
        for (var partition = 0; partition < Partitions.Count; partition++)
        {
            var all = index.Read(new WakeUpRange(WakeUpKind.Task, partition, Start.AddHours(3)), null, 1000);
            Assert.Equal(all.OrderBy(row => row.At).ThenBy(row => row.EntityId, StringComparer.Ordinal), all);
            Assert.Equal(all, Pages(index, new WakeUpRange(WakeUpKind.Task, partition, Start.AddHours(3)), 2));
            Assert.All(all, row => Assert.Equal(partition, Partitions.Of(row.EntityId)));
            found.AddRange(all.Select(row => row.EntityId));
        }

        // Those that come due within the active window are left to their timers for the grace.
        Assert.Equal(
            Enumerable.Range(0, 300).Where(i => i % 7 <= 3).Select(i => $"task {i}").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task Ids_of_periodic_tasks_are_paged_as_numbers()
    {
        await using var bed = new TaskBed(kind);
        var index = new WakeUpIndex(bed.Store);
        await bed.RunAsync("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
            INSERT INTO periodic_tasks (id, definition, schedule_id, sequence_nr, deleted, created_at, date_changed, anchor, total_run_count,
                wake_partition, wake_at) SELECT i, @definition, 1, 1, 0, 0, 0, 0, 0, 5, @at FROM n
            """, ("@definition", Array.Empty<byte>()), ("@at", StoredTime.ToMicroseconds(Start)));

        var found = Pages(index, new WakeUpRange(WakeUpKind.PeriodicTask, 5, Start), 4);

        Assert.Equal(Enumerable.Range(1, 30).Select(i => i.ToString(CultureInfo.InvariantCulture)), found.Select(row => row.EntityId));
        Assert.Empty(index.Read(new WakeUpRange(WakeUpKind.PeriodicTask, 5, Start.AddTicks(-10)), null, 10));
        Assert.Empty(index.Read(new WakeUpRange(WakeUpKind.PeriodicTask, 6, Start), null, 10));
    }

    [Fact]
    public async Task The_partitions_that_have_something_due_are_told_in_one_answer()
    {
        await using var bed = new TaskBed();
        var (events, index) = (new EventWriter(bed), new WakeUpIndex(bed.Store));
        for (var i = 0; i < 5; i++)
            await events.Submit($"task {i}", Samples.Call() with { Eta = Start.AddHours(i) }, Start.AddDays(-1));
        int[] asked = [.. Enumerable.Range(0, Partitions.Count)];

        Assert.Equal(
            Enumerable.Range(0, 3).Select(i => Partitions.Of($"task {i}")).Distinct().Order(),
            index.PartitionsDue(WakeUpKind.Task, asked, Start.AddHours(2)).Order());
        Assert.Equal([Partitions.Of("task 0")], index.PartitionsDue(WakeUpKind.Task, [Partitions.Of("task 0")], Start));
        Assert.Empty(index.PartitionsDue(WakeUpKind.Task, asked, Start.AddTicks(-10)));
        Assert.Empty(index.PartitionsDue(WakeUpKind.PeriodicTask, asked, Start.AddHours(9)));
    }

    [Fact]
    public async Task What_a_process_held_in_memory_is_told_from_the_sleepers()
    {
        await using var bed = new TaskBed();
        var (events, index) = (new EventWriter(bed), new WakeUpIndex(bed.Store));
        await events.Submit("sleeper", Samples.Call() with { Eta = Start.AddHours(1) }, Start);
        await events.Submit("sleeper that expires first", Samples.Call() with { Eta = Start.AddHours(1), Expires = Start.AddMinutes(50) }, Start);
        await events.Submit("countdown", Samples.Call() with { Eta = Start.AddSeconds(20) }, Start);
        await events.Submit("waits for a worker", Samples.Call(), Start);

        var held = Enumerable.Range(0, Partitions.Count).SelectMany(partition => index.Read(
            new WakeUpRange(WakeUpKind.Task, partition, Start.AddHours(2)) { After = Start, OnlyHeld = true }, null, 10)).ToList();
        var late = Enumerable.Range(0, Partitions.Count).SelectMany(partition => index.Read(
            new WakeUpRange(WakeUpKind.Task, partition, Start.AddHours(2)) { After = Start.AddSeconds(30), OnlyHeld = true }, null, 10));

        Assert.Equal(["countdown", "waits for a worker"], held.Select(row => row.EntityId).Order(StringComparer.Ordinal));
        Assert.Equal(["countdown"], late.Select(row => row.EntityId));
    }

    private static List<WakeUp> Pages(WakeUpIndex index, WakeUpRange range, int size)
    {
        var found = new List<WakeUp>();
        IReadOnlyList<WakeUp> page;
        do
        {
            page = index.Read(range, found.Count == 0 ? null : found[^1], size);
            found.AddRange(page);
        }
        while (page.Count == size);
        return found;
    }
}

public sealed class WakeUpIndexTestsOnSqlite() : WakeUpIndexTests(StoreKind.Sqlite);

public sealed class WakeUpIndexTestsOnPostgres() : WakeUpIndexTests(StoreHome.Postgres);
