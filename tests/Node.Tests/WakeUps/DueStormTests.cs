using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Node.WakeUps;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.WakeUps;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.WakeUps;

/// <summary>More tasks of one app come due at once than may be in memory.</summary>
public sealed class DueStormTests : VirtualTimeTest
{
    private const int Names = 16;
    private readonly FakeIndex _index = new();
    private readonly ServedTasks _served = Apps.Served(("App", Names));

    [Fact]
    public void No_more_are_woken_than_the_window_holds_and_those_are_the_first()
    {
        Storm(3 * WakeUpDaemon.MostTasks);

        var daemon = Daemon();

        Assert.Equal(Ids(0, WakeUpDaemon.MostTasks), Woken(WakeUpDaemon.MostTasks));
        Advance(5);
        Settle(daemon);
        Silent(Region);
    }

    [Fact]
    public void Those_that_begin_to_run_make_room_for_the_next_in_order_and_each_is_woken_once()
    {
        const int count = (3 * WakeUpDaemon.MostTasks) + 17;
        Storm(count);
        var daemon = Daemon();

        var woken = new List<string>();
        while (woken.Count < count)
        {
            var message = Region.ExpectMsg<WakeTask>();
            woken.Add(message.TaskId);
            Runs(message.TaskId);
        }

        Assert.Equal(Ids(0, count), woken);
        Advance(1);
        Settle(daemon);
        Silent(Region);
    }

    [Fact]
    public void Rows_beyond_the_window_are_not_read_again_and_again()
    {
        Storm(20 * WakeUpDaemon.MostTasks);
        var daemon = Daemon();
        Woken(WakeUpDaemon.MostTasks);
        Settle(daemon);
        _index.PagesRead.Clear();

        Advance(1);
        Settle(daemon);

        Assert.InRange(_index.PagesRead.Sum(), WakeUpDaemon.MostTasks, WakeUpDaemon.MostTasks + (2 * Names * WakeUpFeed.PageSize));
    }

    [Fact]
    public void A_row_that_comes_before_the_others_while_the_window_is_full_is_the_next()
    {
        Storm(2 * WakeUpDaemon.MostTasks);
        var daemon = Daemon();
        var first = Woken(WakeUpDaemon.MostTasks);
        Settle(daemon);
        _index.Add(Apps.Lane("App", 0), new WakeUp(WakeUpKind.Task, "urgent", Now - Seconds(1e6)));
        Advance(1);
        Settle(daemon);
        Assert.False(Region.HasMessages);

        first.ForEach(Runs);

        Region.ExpectMsg(new WakeTask("urgent"));
    }

    [Fact]
    public void Those_whose_answer_was_lost_do_not_keep_the_rest_from_being_woken()
    {
        Storm(2 * WakeUpDaemon.MostTasks);
        var daemon = Daemon();
        Woken(WakeUpDaemon.MostTasks).ForEach(id => _index.Remove(WakeUpKind.Task, id));
        Settle(daemon);

        for (var second = 1; second <= 10; second++)
        {
            Advance(1);
            Settle(daemon);
        }

        Assert.Equal(Ids(WakeUpDaemon.MostTasks, WakeUpDaemon.MostTasks), Woken(WakeUpDaemon.MostTasks));
    }

    [Fact]
    public void Tasks_that_run_for_long_take_no_place()
    {
        Storm(WakeUpDaemon.MostTasks + 500);
        Daemon();

        foreach (var id in Woken(WakeUpDaemon.MostTasks))
            Region.Reply(new WakeUpAnswer(WakeUpKind.Task, id, RowStays: true));

        Assert.Equal(Ids(WakeUpDaemon.MostTasks, 500), Woken(500));
    }

    [Fact]
    public void One_that_comes_in_late_finds_a_place_before_those_that_are_not_due_so_soon()
    {
        for (var i = 0; i < 2 * WakeUpDaemon.MostTasks; i++)
            _index.Add(Apps.Lane("App", 0), new WakeUp(WakeUpKind.Task, $"{i:000000}", Now + Seconds(9)));
        var daemon = Daemon();
        Woken(WakeUpDaemon.MostTasks - (WakeUpDaemon.MostTasks / 4));
        Settle(daemon);
        Assert.False(Region.HasMessages);
        _index.Add(Apps.Lane("App", 4), new WakeUp(WakeUpKind.Task, "urgent", Now + Seconds(3)));

        Advance(1);

        Region.ExpectMsg(new WakeTask("urgent"));
    }

    [Fact]
    public void A_storm_of_tasks_does_not_keep_periodic_tasks_from_being_woken()
    {
        Storm(2 * WakeUpDaemon.MostTasks);
        _index.Add(Apps.DaemonOf("App"), new WakeUp(WakeUpKind.PeriodicTask, "7", Now));

        Daemon();

        Caller.ExpectMsg(new WakePeriodicTask(7));
    }

    private void Storm(int count)
    {
        for (var i = 0; i < count; i++)
            _index.Add(Apps.Lane("App", i % Names), new WakeUp(WakeUpKind.Task, $"{i:000000}", Now + Seconds((i - 1e6) / 1000)));
    }

    private void Runs(string id)
    {
        _index.Remove(WakeUpKind.Task, id);
        Region.Reply(new WakeUpAnswer(WakeUpKind.Task, id));
    }

    private List<string> Woken(int count) => [.. Enumerable.Range(0, count).Select(_ => Region.ExpectMsg<WakeTask>().TaskId)];

    private static IEnumerable<string> Ids(int from, int count) => Enumerable.Range(from, count).Select(i => $"{i:000000}");

    private IActorRef Daemon() => Sys.ActorOf(Props.Create(() => new WakeUpDaemon(
        new WakeUpParts(Apps.DaemonOf("App"), _index, WakeUpPolicy.Default), _index, new WakeUpTargets(() => Region, () => Caller), () => _served, () => LaneUse.Queues)));
}
