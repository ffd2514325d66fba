using System.Collections.Concurrent;
using System.Globalization;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Node.WakeUps;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.WakeUps;

/// <summary>The daemon wakes what is coming due, not more often than is of use.</summary>
public sealed class WakeUpDaemonTests : VirtualTimeTest
{
    private readonly Rows _rows = new();

    [Fact]
    public void At_its_start_it_looks_as_far_ahead_as_the_dead_may_have_held_timers()
    {
        Add(0, "late", -100);
        Add(0, "soon", 119);
        Add(0, "later", 121);

        Daemon(0);

        Region.ExpectMsg(new WakeTask("late"));
        Region.ExpectMsg(new WakeTask("soon"));
        Silent(Region);
    }

    [Fact]
    public void A_row_is_woken_ten_seconds_ahead_and_again_ten_seconds_after_its_time()
    {
        var daemon = Daemon(0);
        Settle(daemon);
        Add(0, "a", 21);
        Assert.Equal(12, SecondsUntilWoken(daemon));
        Assert.Equal(20, SecondsUntilWoken(daemon));
    }

    [Fact]
    public void A_row_that_stays_is_woken_every_ten_seconds()
    {
        Add(0, "a", -1);
        var daemon = Daemon(0);
        Region.ExpectMsg<WakeTask>();
        Settle(daemon);

        Assert.Equal(10, SecondsUntilWoken(daemon));
        Assert.Equal(10, SecondsUntilWoken(daemon));
    }

    [Fact]
    public void More_rows_than_a_page_are_woken_in_order_in_one_scan()
    {
        for (var i = 0; i < 1234; i++)
            Add(0, $"{i:0000}", i - 2000);

        Daemon(0);

        for (var i = 0; i < 1234; i++)
            Region.ExpectMsg(new WakeTask($"{i:0000}"));
        Silent(Region);
        Assert.All(_rows.Limits, limit => Assert.Equal(500, limit));
    }

    [Fact]
    public void The_daemons_of_all_instances_cover_each_partition_once()
    {
        for (var partition = 0; partition < ShardIds.Count; partition++)
            Add(partition, $"{partition}", 0);

        for (var instance = 0; instance < WakeUpDaemon.Instances; instance++)
            Daemon(instance);

        var woken = Enumerable.Range(0, ShardIds.Count).Select(_ => Region.ExpectMsg<WakeTask>().TaskId);
        Assert.Equal(Enumerable.Range(0, ShardIds.Count), woken.Select(id => int.Parse(id, CultureInfo.InvariantCulture)).Order());
        Silent(Region);
    }

    [Fact]
    public void Periodic_tasks_are_woken_by_their_number()
    {
        _rows.Add((0, new WakeUp(WakeUpKind.PeriodicTask, "42", Now)));

        Daemon(0);

        Caller.ExpectMsg(new WakePeriodicTask(42));
        Silent(Region);
    }

    private void Add(int partition, string id, double dueIn) => _rows.Add((partition, new WakeUp(WakeUpKind.Task, id, Now + Seconds(dueIn))));

    private IActorRef Daemon(int instance) => Sys.ActorOf(Props.Create(() =>
        new WakeUpDaemon(instance, _rows, new WakeUpTargets(() => Region, () => Caller), WakeUpPolicy.Default)));

    private int SecondsUntilWoken(IActorRef daemon)
    {
        for (var second = 1; second < 100; second++)
        {
            Advance(1);
            Settle(daemon);
            if (!Region.HasMessages)
                continue;
            Region.ExpectMsg<WakeTask>();
            return second;
        }

        throw new TimeoutException("It was not woken.");
    }

    private sealed class Rows : IWakeUpIndex
    {
        private readonly ConcurrentQueue<(int Partition, WakeUp Row)> _all = new();

        public ConcurrentQueue<int> Limits { get; } = new();

        public void Add((int Partition, WakeUp Row) row) => _all.Enqueue(row);

        public IReadOnlyList<WakeUp> Read(WakeUpKind kind, int partition, DateTimeOffset horizon, WakeUp? after, int limit)
        {
            Limits.Enqueue(limit);
            return
            [
                .. _all.Where(row => row.Partition == partition && row.Row.Kind == kind && row.Row.At <= horizon)
                    .Select(row => row.Row)
                    .Where(row => after is null || (row.At, string.CompareOrdinal(row.EntityId, after.EntityId)).CompareTo((after.At, 0)) > 0)
                    .OrderBy(row => row.At).ThenBy(row => row.EntityId, StringComparer.Ordinal)
                    .Take(limit),
            ];
        }
    }
}
