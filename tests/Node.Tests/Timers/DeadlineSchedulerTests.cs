using System.Collections.Concurrent;
using System.Diagnostics;
using ActorScheduler.Node.Timers;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace ActorScheduler.Node.Tests.Timers;

public sealed class DeadlineSchedulerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DeadlineScheduler _timers = new(Config.Empty, NoLogger.Instance);

    public void Dispose() => _timers.Dispose();

    [Fact]
    public void Nothing_comes_early_and_all_comes_in_the_order_of_its_time()
    {
        var came = new BlockingCollection<(int Delay, TimeSpan After)>();
        var began = Stopwatch.GetTimestamp();

        foreach (var delay in new[] { 60, 3, 30, 0, 12 })
            Actions.ScheduleOnce(TimeSpan.FromMilliseconds(delay), () => came.Add((delay, Stopwatch.GetElapsedTime(began))));

        foreach (var expected in new[] { 0, 3, 12, 30, 60 })
        {
            var (delay, after) = Next(came);
            Assert.Equal(expected, delay);
            Assert.True(after >= TimeSpan.FromMilliseconds(delay), $"{delay} ms came after {after}.");
        }
    }

    [Fact]
    public async Task What_repeats_goes_on_until_it_is_cancelled()
    {
        var came = new BlockingCollection<int>();
        var cancelable = new Cancelable((IActionScheduler)_timers);
        var times = 0;

        Actions.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(1), () => came.Add(++times), cancelable);
        for (var i = 1; i <= 5; i++)
            Assert.Equal(i, Next(came));
        cancelable.Cancel();

        // One may be under way; after it the count stands still.
        await InTwentyMilliseconds();
        var last = times;
        await InTwentyMilliseconds();
        Assert.Equal(last, times);
    }

    [Fact]
    public void What_is_cancelled_does_not_come()
    {
        var came = new BlockingCollection<string>();
        var cancelable = new Cancelable((IActionScheduler)_timers);
        Actions.ScheduleOnce(TimeSpan.FromMilliseconds(20), () => came.Add("cancelled"), cancelable);
        Actions.ScheduleOnce(TimeSpan.FromMilliseconds(40), () => came.Add("kept"));

        cancelable.Cancel();

        Assert.Equal("kept", Next(came));
    }

    [Fact]
    public void An_action_that_fails_ends_neither_the_timers_nor_its_own_repetition()
    {
        var came = new BlockingCollection<int>();
        var times = 0;

        Actions.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(1), () =>
        {
            came.Add(++times);
            throw new InvalidOperationException("no");
        });

        Assert.Equal(1, Next(came));
        Assert.Equal(2, Next(came));
    }

    [Fact]
    public void What_is_left_at_a_stop_is_done_and_nothing_is_taken_any_more()
    {
        var left = false;
        Actions.ScheduleOnce(TimeSpan.FromHours(1), () => left = true);

        _timers.Dispose();

        Assert.True(left);
        Assert.Throws<SchedulerException>(() => Actions.ScheduleOnce(TimeSpan.Zero, () => { }));
    }

    [Fact]
    public async Task An_actor_system_takes_it_from_its_configuration()
    {
        var config = ConfigurationFactory.ParseString(
            "akka { stdout-loglevel = OFF, scheduler.implementation = \"ActorScheduler.Node.Timers.DeadlineScheduler, ActorScheduler.Node\" }");
        using var system = ActorSystem.Create("timers", config);

        Assert.IsType<DeadlineScheduler>(system.Scheduler);
        await system.Terminate().WaitAsync(Patience);
    }

    private IActionScheduler Actions => _timers;

    private Task InTwentyMilliseconds()
    {
        var came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Actions.ScheduleOnce(TimeSpan.FromMilliseconds(20), came.SetResult);
        return came.Task.WaitAsync(Patience);
    }

    private static T Next<T>(BlockingCollection<T> came)
    {
        Assert.True(came.TryTake(out var next, Patience));
        return next;
    }
}
