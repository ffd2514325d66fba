using System.Globalization;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Node.WakeUps;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.WakeUps;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.WakeUps;

/// <summary>The daemon wakes what is coming due, in order and not more often than is of use.</summary>
public sealed class WakeUpDaemonTests : VirtualTimeTest
{
    private readonly FakeIndex _index = new();

    [Fact]
    public void At_its_start_it_looks_ten_seconds_ahead_and_for_what_the_dead_held_two_minutes()
    {
        Add(0, "late", -100);
        Add(0, "soon", 9);
        Add(0, "sleeper", 11);
        Add(0, "held", 119, held: true);
        Add(0, "held for longer than anybody holds", 121, held: true);

        Daemon(0);

        Region.ExpectMsg(new WakeTask("late"));
        Region.ExpectMsg(new WakeTask("soon"));
        Region.ExpectMsg(new WakeTask("held"));
        Silent(Region);
    }

    [Fact]
    public void While_the_index_cannot_be_read_it_stays_and_afterwards_catches_up_with_its_start()
    {
        Add(0, "late", -100);
        Add(0, "held", 119, held: true);
        _index.Fault = new Away();
        var daemon = Daemon(0);
        for (var second = 0; second < 3; second++)
        {
            Advance(1);
            Settle(daemon);
        }

        Silent(Region);
        Assert.InRange(_index.Faults, 1, 4); // Its start and three scans: a restart would begin with a start again, each time.
        _index.Fault = null;
        Advance(1);

        Region.ExpectMsg(new WakeTask("late"));
        Region.ExpectMsg(new WakeTask("held"));
        Silent(Region);
    }

    [Fact]
    public void The_tasks_that_waited_when_there_were_no_lanes_are_moved_to_them_batch_by_batch()
    {
        _index.ToMove.Enqueue(500);
        _index.ToMove.Enqueue(500);
        _index.ToMove.Enqueue(7);
        var daemon = Daemon(0);
        Settle(daemon);
        Assert.Equal(3, _index.ToMove.Count);

        Advance(1);

        AwaitAssert(() => Assert.Empty(_index.ToMove));
    }

    [Fact]
    public void A_task_that_expired_while_it_slept_is_woken_two_seconds_later_by_one_daemon()
    {
        _index.Expired["a"] = Now;
        var (daemon, other) = (Daemon(0), Daemon(1));
        Settle(daemon);
        Settle(other);
        Assert.False(Region.HasMessages);

        Advance(1);
        Settle(daemon);
        Assert.False(Region.HasMessages);
        Advance(1);

        Region.ExpectMsg(new WakeTask("a"));
        Silent(Region);
    }

    [Fact]
    public void A_row_is_woken_ten_seconds_ahead_and_again_ten_seconds_after_its_time_if_nothing_was_heard()
    {
        var daemon = Daemon(0);
        Settle(daemon);
        Add(0, "a", 21);
        Assert.Equal(11, SecondsUntilWoken(daemon));
        Assert.Equal(20, SecondsUntilWoken(daemon));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_row_that_stays_is_woken_every_ten_seconds(bool answered)
    {
        Add(0, "a", -1);
        var daemon = Daemon(0);
        for (var times = 0; times < 3; times++)
        {
            Region.ExpectMsg<WakeTask>();
            if (answered)
                Answer("a", rowStays: true);
            Settle(daemon);
            for (var second = 1; second < 10; second++)
            {
                Advance(1);
                Settle(daemon);
                Assert.False(Region.HasMessages);
            }

            Advance(1);
        }
    }

    [Fact]
    public void The_daemons_of_all_instances_cover_each_partition_once()
    {
        for (var partition = 0; partition < Partitions.Count; partition++)
            Add(partition, $"{partition}", 0);

        for (var instance = 0; instance < WakeUpDaemon.Instances; instance++)
            Daemon(instance);

        var woken = Enumerable.Range(0, Partitions.Count).Select(_ => Region.ExpectMsg<WakeTask>().TaskId);
        Assert.Equal(Enumerable.Range(0, Partitions.Count), woken.Select(id => int.Parse(id, CultureInfo.InvariantCulture)).Order());
        Silent(Region);
    }

    [Fact]
    public void Periodic_tasks_are_woken_by_their_number()
    {
        _index.Add(0, new WakeUp(WakeUpKind.PeriodicTask, "42", Now));

        Daemon(0);

        Caller.ExpectMsg(new WakePeriodicTask(42));
        Silent(Region);
    }

    private void Add(int partition, string id, double dueIn, bool held = false) =>
        _index.Add(partition, new WakeUp(WakeUpKind.Task, id, Now + Seconds(dueIn)), held);

    private void Answer(string id, bool rowStays) => Region.Reply(new WakeUpAnswer(WakeUpKind.Task, id, rowStays));

    private IActorRef Daemon(int instance) => Sys.ActorOf(Props.Create(() => new WakeUpDaemon(
        new WakeUpParts(instance, _index, WakeUpPolicy.Default), _index, new WakeUpTargets(() => Region, () => Caller), () => Apps.Served(), () => LaneUse.Queues)));

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

    private sealed class Away() : System.Data.Common.DbException("the database is away");
}
