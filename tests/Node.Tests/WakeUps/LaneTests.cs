using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Node.WakeUps;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.WakeUps;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.WakeUps;

/// <summary>Tasks of several apps: those that can begin do not wait for those that cannot.</summary>
public sealed class LaneTests : VirtualTimeTest
{
    private const string Busy = "Busy";
    private const string Idle = "Idle";

    private readonly FakeIndex _index = new();
    private ServedTasks _served = Apps.Served((Busy, 2), (Idle, 2));

    [Fact]
    public void Overdue_tasks_of_a_busy_app_keep_none_of_another_from_being_woken_at_its_time()
    {
        Overdue(Busy, 3 * WakeUpDaemon.MostTasks);
        for (var i = 0; i < 40; i++)
            _index.Add(Apps.Lane(Idle), Row($"idle {i:000}", i));
        var daemons = Daemons();
        var woken = Woken();
        Assert.Equal(WakeUpDaemon.MostTasks, woken.Count(id => id.StartsWith(Busy, StringComparison.Ordinal)));

        for (var second = 0; second < 40; second++)
        {
            var idle = woken.Where(id => id.StartsWith("idle", StringComparison.Ordinal)).ToHashSet();
            Assert.Superset(Enumerable.Range(0, second + 1).Select(i => $"idle {i:000}").ToHashSet(), idle);
            Advance(1);
            Array.ForEach(daemons, Settle);
            woken.AddRange(Woken());
        }
    }

    [Fact]
    public void After_a_death_the_tasks_that_the_dead_held_are_woken_although_those_of_another_app_wait()
    {
        for (var i = 0; i < 5 * WakeUpDaemon.MostTasks; i++)
            _index.Add(Apps.Lane(Busy, isHeld: true), Row($"{Busy} {i:0000}", -40), held: true);
        for (var i = 0; i < 200; i++)
            _index.Add(Apps.Lane(Idle, isHeld: true), Row($"idle {i:000}", 60), held: true);

        Daemons();

        Assert.Equal(200, Woken().Count(id => id.StartsWith("idle", StringComparison.Ordinal)));
    }

    [Fact]
    public void Tasks_that_run_are_looked_after_although_tasks_of_an_app_wait()
    {
        Overdue(Busy, 5 * WakeUpDaemon.MostTasks);
        _index.Add(3, Row("runs", -1));

        Daemons();

        Assert.Contains("runs", Woken());
    }

    [Fact]
    public void Tasks_of_an_app_without_a_node_are_not_woken_and_not_even_read()
    {
        _served = Apps.Served((Idle, 2));
        Overdue(Busy, 5 * WakeUpDaemon.MostTasks);
        _index.Add(Apps.Lane(Busy, isHeld: true), Row("held", -1), held: true);

        var daemons = Daemons();
        for (var second = 0; second < 30; second++)
        {
            Advance(1);
            Array.ForEach(daemons, Settle);
        }

        Silent(Region);
        Assert.DoesNotContain(Apps.Lane(Busy), _index.PartsRead);
        Assert.DoesNotContain(Apps.Lane(Busy, isHeld: true), _index.PartsRead);
    }

    [Fact]
    public void When_a_node_of_the_app_comes_they_are_woken_in_the_order_of_their_own_due_times_whatever_their_names()
    {
        _served = Apps.Served((Idle, 2));
        for (var i = 0; i < 300; i++)
        {
            // Each third was held in memory, so that its row has a later time.
            var isHeld = i % 3 == 0;
            _index.Add(Apps.Lane(Busy, i % 2, isHeld), Row($"{i:000}", i + (isHeld ? 30 : 0) - 1000), isHeld);
        }

        var daemons = Daemons();
        Advance(1);
        Array.ForEach(daemons, Settle);
        Silent(Region);

        _served = Apps.Served((Busy, 2), (Idle, 2));
        Advance(1);
        Array.ForEach(daemons, Settle);

        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"{i:000}"), Woken());
    }

    [Fact]
    public void A_task_that_was_held_when_the_last_node_of_its_app_left_is_woken_as_soon_as_one_comes()
    {
        _served = Apps.Served((Idle, 2));
        _index.Add(Apps.Lane(Busy, isHeld: true), Row("held", 29), held: true);
        var daemons = Daemons();
        Advance(1);
        Array.ForEach(daemons, Settle);
        Silent(Region);

        _served = Apps.Served((Busy, 2), (Idle, 2));
        Advance(1);

        Region.ExpectMsg(new WakeTask("held"));
    }

    [Fact]
    public void An_app_that_has_lost_its_node_and_got_another_begins_again_from_the_front()
    {
        Overdue(Busy, 2 * WakeUpDaemon.MostTasks);
        var daemons = Daemons();
        var first = Woken();
        _served = Apps.Served((Idle, 2));
        Advance(1);
        Array.ForEach(daemons, Settle);
        Silent(Region);

        _served = Apps.Served((Busy, 2), (Idle, 2));
        Advance(1);
        Array.ForEach(daemons, Settle);

        Assert.Equal(first, Woken());
    }

    [Fact]
    public void Where_every_task_is_tried_those_of_an_unknown_name_are_woken_as_well()
    {
        _served = new ServedTasks([new NodeOffer([], ConsumedQueues.All)], [], appOfOthers: "");
        Overdue(Busy, 3);

        Daemons();

        Assert.Equal(3, Woken().Count);
    }

    [Fact]
    public void Overdue_tasks_of_a_queue_keep_none_of_another_queue_of_the_app_from_being_woken()
    {
        Overdue(Busy, 3 * WakeUpDaemon.MostTasks);
        for (var i = 0; i < 40; i++)
            _index.Add(Apps.Lane(Busy, queue: "mail"), Row($"mail {i:000}", -1));

        Daemons();

        Assert.Equal(40, Woken().Count(id => id.StartsWith("mail", StringComparison.Ordinal)));
    }

    [Fact]
    public void Tasks_of_a_queue_that_no_node_takes_are_not_woken_and_not_even_read_until_one_does()
    {
        _served = new ServedTasks([Apps.Node(Busy, 2, "celery", "mail.*")], []);
        _index.Add(Apps.Lane(Busy, queue: "reports"), Row("sleeps", -1));
        _index.Add(Apps.Lane(Busy, isHeld: true, queue: "reports"), Row("held", 29), held: true);
        _index.Add(Apps.Lane(Busy, queue: "mail.eu"), Row("goes", -1));

        var daemons = Daemons();
        Assert.Equal(["goes"], Woken());
        Advance(1);
        Array.ForEach(daemons, Settle);
        Silent(Region);
        Assert.DoesNotContain(Apps.Lane(Busy, queue: "reports"), _index.PartsRead);

        _served = new ServedTasks([Apps.Node(Busy, 2, "celery", "mail.*"), Apps.Node(Busy, 1, "reports")], []);
        Advance(1);
        Array.ForEach(daemons, Settle);

        Assert.Equal(["held", "sleeps"], Woken().Order());
    }

    [Theory]
    [InlineData(HoldKind.Queue, "mail")]
    [InlineData(HoldKind.TaskName, "Busy.1")]
    public void What_is_paused_is_not_woken_and_not_even_read_until_it_is_resumed(HoldKind kind, string name)
    {
        _served = new ServedTasks([Apps.Node(Busy, 2)], [new Hold(kind, name, "", Now, null, null)]);
        _index.Add(Apps.Lane(Busy, 1, queue: "mail"), Row("sleeps", -1));
        _index.Add(Apps.Lane(Busy, 1, isHeld: true, queue: "mail"), Row("held", 29), held: true);
        _index.Add(Apps.Lane(Busy), Row("goes", -1));

        var daemons = Daemons();
        Assert.Equal(["goes"], Woken());
        Advance(1);
        Array.ForEach(daemons, Settle);
        Silent(Region);
        Assert.DoesNotContain(Apps.Lane(Busy, 1, queue: "mail"), _index.PartsRead);

        _served = Apps.Served((Busy, 2));
        Advance(1);
        Array.ForEach(daemons, Settle);

        Assert.Equal(["held", "sleeps"], Woken().Order());
    }

    private void Overdue(string app, int count)
    {
        for (var i = 0; i < count; i++)
            _index.Add(Apps.Lane(app), Row($"{app} {i:000000}", (i - 1e6) / 1000));
    }

    private WakeUp Row(string id, double dueIn) => new(WakeUpKind.Task, id, Now + Seconds(dueIn));

    private List<string> Woken()
    {
        var woken = new List<string>();
        while (Region.HasMessages)
            woken.Add(Region.ExpectMsg<WakeTask>().TaskId);
        return woken;
    }

    private IActorRef[] Daemons()
    {
        IActorRef[] daemons = [.. Enumerable.Range(0, WakeUpDaemon.Instances).Select(instance => Sys.ActorOf(Props.Create(() => new WakeUpDaemon(
            new WakeUpParts(instance, _index, WakeUpPolicy.Default), _index, new WakeUpTargets(() => Region, () => Caller), () => _served, () => LaneUse.Queues))))];
        // What an actor tells itself when it starts may come after what it was sent before: once it has answered, it has told itself.
        Array.ForEach(daemons, Settle);
        Array.ForEach(daemons, Settle);
        return daemons;
    }
}
