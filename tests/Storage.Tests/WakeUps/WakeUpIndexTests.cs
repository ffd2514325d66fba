using System.Globalization;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Tests.Support;
using ActorScheduler.Storage.WakeUps;

namespace ActorScheduler.Storage.Tests.WakeUps;

/// <summary>The index over the rows of tasks and periodic tasks.</summary>
public abstract class WakeUpIndexTests(StoreKind kind)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly int[] All = [.. Enumerable.Range(0, Partitions.Count)];

    [SkippableFact]
    public async Task The_lanes_have_every_task_that_waits_once_in_the_order_of_time_and_id_and_page_by_page()
    {
        await using var bed = new TaskBed(kind);
        var (events, index) = (new EventWriter(bed), new WakeUpIndex(bed.Store));
        for (var i = 0; i < 300; i++)
            await events.Submit($"task {i}", Samples.Call() with { Name = $"n{i % 3}", Eta = Start.AddHours(i % 7) }, Start.AddDays(-1));

        var found = new List<string>();
        for (var n = 0; n < 3; n++)
        {
            var lane = new WakeUpRange(WakeUpKind.Task, LaneOf($"n{n}", isHeld: false), Start.AddHours(3));
            var all = index.Read(lane, null, 1000);
            Assert.Equal(all.OrderBy(row => row.At).ThenBy(row => row.EntityId, StringComparer.Ordinal), all);
            Assert.Equal(all, Pages(index, lane, 2));
            found.AddRange(all.Select(row => row.EntityId));
        }

        Assert.Equal(
            Enumerable.Range(0, 300).Where(i => i % 7 <= 3).Select(i => $"task {i}").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task The_lanes_that_have_something_due_are_told_in_one_answer()
    {
        await using var bed = new TaskBed(kind);
        var (events, index) = (new EventWriter(bed), new WakeUpIndex(bed.Store));
        Assert.Empty(index.LanesDue(Start.AddDays(1)));
        for (var i = 0; i < 20; i++)
            await events.Submit($"task {i}", Samples.Call() with { Name = $"n{i % 4}", Eta = Start.AddHours(i % 4) }, Start.AddDays(-1));
        await events.Submit("in memory", Samples.Call() with { Name = "n3", Eta = Start.AddSeconds(40) }, Start);

        Assert.Equal(
            new[] { LaneOf("n0", false), LaneOf("n1", false), LaneOf("n3", true) }.Order(), index.LanesDue(Start.AddHours(1)).Order());
        Assert.Equal([LaneOf("n0", false)], index.LanesDue(Start));
        Assert.Empty(index.LanesDue(Start.AddTicks(-10)));
    }

    [SkippableFact]
    public async Task A_task_that_begins_leaves_its_lane_for_its_partition_and_comes_back_when_its_attempt_is_lost()
    {
        await using var bed = new TaskBed(kind);
        var (events, index) = (new EventWriter(bed), new WakeUpIndex(bed.Store));
        await events.Submit("a", Samples.Call(), Start);
        var held = LaneOf(Samples.Call().Name, isHeld: true);
        Assert.Equal([held], index.LanesDue(Start.AddHours(1)));

        await events.Do(new StartAttempt("a", "w"), Start);
        Assert.Empty(index.LanesDue(Start.AddHours(1)));
        Assert.Equal([Partitions.Of("a")], index.PartitionsDue(WakeUpKind.Task, All, Start.AddHours(1)));

        await events.Do(new ReportLost("a", 1, "gone"), Start);
        Assert.Equal([held], index.LanesDue(Start.AddHours(1)));
        Assert.Empty(index.PartitionsDue(WakeUpKind.Task, All, Start.AddHours(1)));
    }

    [SkippableFact]
    public async Task Tasks_that_have_expired_while_they_wait_are_found_whatever_their_lane()
    {
        await using var bed = new TaskBed(kind);
        var (events, index) = (new EventWriter(bed), new WakeUpIndex(bed.Store));
        await events.Submit("second", Samples.Call() with { Expires = Start.AddSeconds(20) }, Start);
        await events.Submit("first", Samples.Call() with { Name = "other", Eta = Start.AddSeconds(5), Expires = Start.AddSeconds(10) }, Start);
        await events.Submit("later", Samples.Call() with { Expires = Start.AddSeconds(21) }, Start);
        await events.Submit("runs", Samples.Call() with { Expires = Start.AddSeconds(10) }, Start);
        await events.Do(new StartAttempt("runs", "w"), Start);
        await events.Submit("revoked", Samples.Call() with { Expires = Start.AddSeconds(10) }, Start);
        await events.Do(new RevokeTask("revoked", Terminate: false), Start);
        await events.Submit("never", Samples.Call(), Start);

        var found = Pages(index, WakeUpRange.Expired(Start.AddSeconds(20)), 1);

        Assert.Equal([("first", Start.AddSeconds(10)), ("second", Start.AddSeconds(20))], found.Select(row => (row.EntityId, row.At)));
    }

    [SkippableFact]
    public async Task Tasks_that_waited_when_there_were_no_lanes_are_moved_and_others_stay()
    {
        await using var bed = new TaskBed(kind);
        var (events, index) = (new EventWriter(bed), new WakeUpIndex(bed.Store));
        for (var i = 0; i < 20; i++)
            await events.Submit($"sleeps {i}", Samples.Call() with { Name = $"n{i % 2}", Eta = Start.AddHours(1), Queue = i % 3 == 0 ? "mail" : null }, Start);
        await events.Submit("expires first", Samples.Call() with { Name = "n0", Eta = Start.AddHours(2), Expires = Start.AddHours(1) }, Start);
        await events.Submit("held", Samples.Call() with { Name = "n0" }, Start);
        await events.Submit("runs", Samples.Call() with { Name = "n0" }, Start);
        await events.Do(new StartAttempt("runs", "w"), Start);
        var stored = Parts(bed);
        await bed.RunAsync("UPDATE tasks SET wake_partition = 5");

        Assert.Equal(0, await index.MoveToLanesAsync([4, 6], LaneUse.Queues, 100));
        var moved = 0;
        while (await index.MoveToLanesAsync([4, 5, 6], LaneUse.Queues, 9) is > 0 and var found)
            moved += found;

        Assert.Equal(22, moved);
        Assert.Equal(stored.Where(row => row.Id != "runs"), Parts(bed).Where(row => row.Id != "runs"));
        Assert.Contains(("runs", 5), Parts(bed));
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
        {
            await events.Submit($"task {i}", Samples.Call(), Start.AddHours(i));
            await events.Do(new StartAttempt($"task {i}", "w"), Start.AddHours(i));
        }

        var lease = WakeUpPolicy.Default.Lease;
        Assert.Equal(
            Enumerable.Range(0, 3).Select(i => Partitions.Of($"task {i}")).Distinct().Order(),
            index.PartitionsDue(WakeUpKind.Task, All, Start.AddHours(2) + lease).Order());
        Assert.Equal([Partitions.Of("task 0")], index.PartitionsDue(WakeUpKind.Task, [Partitions.Of("task 0")], Start + lease));
        Assert.Empty(index.PartitionsDue(WakeUpKind.Task, All, Start + lease - TimeSpan.FromTicks(10)));
        Assert.Empty(index.PartitionsDue(WakeUpKind.PeriodicTask, All, Start.AddHours(9)));
    }

    [SkippableFact]
    public async Task What_a_process_held_in_memory_is_in_other_lanes_than_the_sleepers()
    {
        await using var bed = new TaskBed(kind);
        var (events, index) = (new EventWriter(bed), new WakeUpIndex(bed.Store));
        await events.Submit("sleeper", Samples.Call() with { Eta = Start.AddHours(1) }, Start);
        await events.Submit("sleeper that expires first", Samples.Call() with { Eta = Start.AddHours(1), Expires = Start.AddMinutes(50) }, Start);
        await events.Submit("countdown", Samples.Call() with { Eta = Start.AddSeconds(20) }, Start);
        await events.Submit("waits for a worker", Samples.Call(), Start);

        var held = new WakeUpRange(WakeUpKind.Task, LaneOf(Samples.Call().Name, isHeld: true), Start.AddHours(2));

        Assert.Equal(["waits for a worker", "countdown"], index.Read(held, null, 10).Select(row => row.EntityId));
        Assert.Equal(["countdown"], index.Read(held with { After = Start.AddSeconds(30) }, null, 10).Select(row => row.EntityId));
        Assert.Equal(["sleeper that expires first", "sleeper"], index.Read(held with { Part = Lanes.OfSleepers(held.Part) }, null, 10).Select(row => row.EntityId));
    }

    [SkippableFact]
    public async Task Each_queue_has_a_lane_of_its_own_that_tells_whose_it_is()
    {
        await using var bed = new TaskBed(kind);
        var (events, index) = (new EventWriter(bed), new WakeUpIndex(bed.Store));
        await events.Submit("no queue", Samples.Call() with { Name = "n", Eta = Start, Queue = null }, Start.AddDays(-1));
        await events.Submit("default queue", Samples.Call() with { Name = "n", Eta = Start, Queue = TaskQueues.Default }, Start.AddDays(-1));
        await events.Submit("mail", Samples.Call() with { Name = "n", Eta = Start, Queue = "mail" }, Start.AddDays(-1));
        await events.Submit("held", Samples.Call() with { Name = "n", Queue = "邮件" }, Start);

        Assert.Equal(
            [new LaneOwner("n", TaskQueues.Default), new LaneOwner("n", "mail"), new LaneOwner("n", "邮件")],
            index.LanesDue(Start.AddHours(1)).Select(lane => index.OwnerOf(lane)!.Value).OrderBy(owner => owner.Queue, StringComparer.Ordinal));
        var lane = Lanes.Of(new LaneOwner("n", "mail"), isHeld: false);
        Assert.Equal(["mail"], index.Read(new WakeUpRange(WakeUpKind.Task, lane, Start), null, 10).Select(row => row.EntityId));
        Assert.Null(index.OwnerOf(Lanes.Of(new LaneOwner("n", "none"), isHeld: false)));

        // As an earlier release left it: a lane of the name alone, whatever the queue.
        await bed.RunAsync($"DELETE FROM tasks WHERE id <> 'mail'");
        await bed.RunAsync($"UPDATE tasks SET wake_partition = {LaneOf("n", isHeld: false)}");
        Assert.Equal(new LaneOwner("n", TaskQueues.Default), index.OwnerOf(LaneOf("n", isHeld: false)));
    }

    private static int LaneOf(string name, bool isHeld) => Lanes.Of(new LaneOwner(name, TaskQueues.Default), isHeld);

    private static List<(string Id, int Part)> Parts(TaskBed bed)
    {
        using var connection = bed.Store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, wake_partition FROM tasks ORDER BY id";
        using var reader = command.ExecuteReader();
        var parts = new List<(string, int)>();
        while (reader.Read())
            parts.Add((reader.GetString(0), reader.GetInt32(1)));
        return parts;
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
