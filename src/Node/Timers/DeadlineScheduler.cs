using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace ActorScheduler.Node.Timers;

/// <summary>
/// The timers of the actor system, to five milliseconds. Akka.NET's own wheel turns every ten milliseconds and refuses to turn faster, which makes
/// a task with an eta start up to two turns late; here one thread sleeps until the next deadline. Nothing comes early. What is due within the same
/// five milliseconds comes together, so that its events share a transaction of the journal, which makes a crowd cheap.
/// </summary>
/// <remarks>Chosen by <c>akka.scheduler.implementation</c>. Like Akka's own scheduler, it runs what is left when it stops, for whoever waits for it.</remarks>
internal sealed class DeadlineScheduler : SchedulerBase, IDateTimeOffsetNowTimeProvider, IDisposable
{
    private const long Together = 5 * TimeSpan.TicksPerMillisecond;
    private const long SettleTime = 20 * TimeSpan.TicksPerMillisecond;

    private readonly Lock _lock = new();
    private readonly DeadlineQueue _queue = new(SettleTime);
    private readonly AutoResetEvent _earlier = new(false);
    private readonly Thread _thread;
    private bool _stopped;

    /// <summary>Called by Akka.NET.</summary>
    public DeadlineScheduler(Config config, ILoggingAdapter log)
        : base(config, log)
    {
        _thread = new Thread(RunDueEntries) { IsBackground = true, Name = "timers" };
        _thread.Start();
    }

    public override TimeSpan MonotonicClock => HighResMonotonicClock;

    public override TimeSpan HighResMonotonicClock => Stopwatch.GetElapsedTime(0);

    protected override DateTimeOffset TimeNow => TimeProvider.System.GetUtcNow();

    /// <summary>Stops the thread and runs what is left.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_stopped)
                return;
            _stopped = true;
            _earlier.Set();
        }

        _thread.Join();
        _earlier.Dispose();
        while (_queue.TakeDue(long.MaxValue) is { } left)
            Run(left);
    }

    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Add(new ScheduledTell(After(delay), 0, cancelable, receiver, message, sender));

    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Add(new ScheduledTell(After(initialDelay), interval.Ticks, cancelable, receiver, message, sender));

    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) =>
        Add(new ScheduledAction(After(delay), 0, cancelable, action));

    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) =>
        Add(new ScheduledRunnable(After(delay), 0, cancelable, action));

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Add(new ScheduledAction(After(initialDelay), interval.Ticks, cancelable, action));

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) =>
        Add(new ScheduledRunnable(After(initialDelay), interval.Ticks, cancelable, action));

    private static long After(TimeSpan delay)
    {
        var now = Stopwatch.GetElapsedTime(0).Ticks;
        return delay.Ticks > long.MaxValue - now ? long.MaxValue : now + delay.Ticks;
    }

    private void Add(ScheduledEntry entry)
    {
        lock (_lock)
        {
            if (_stopped)
                throw new SchedulerException("The actor system's timers have been stopped.");
            if (_queue.Add(entry, HighResMonotonicClock.Ticks))
                _earlier.Set();
        }
    }

    private void RunDueEntries()
    {
        while (true)
        {
            var wait = Timeout.Infinite;
            ScheduledEntry? due;
            lock (_lock)
            {
                if (_stopped)
                    return;
                var now = HighResMonotonicClock.Ticks;
                due = _queue.TakeDue(now);
                if (due is null && _queue.Next is { } next)
                    wait = MillisecondsUntil(next, now);
            }

            if (due is null)
                _earlier.WaitOne(wait);
            else
                RunAndRepeat(due);
        }
    }

    // Until the end of the five milliseconds that the deadline falls into.
    private static int MillisecondsUntil(long deadline, long now)
    {
        var until = deadline > long.MaxValue - Together ? deadline : (deadline + Together - 1) / Together * Together;
        return (int)Math.Min(int.MaxValue, (until - now + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond);
    }

    private void RunAndRepeat(ScheduledEntry due)
    {
        Run(due);
        if (!due.Repeats || due.IsCancelled)
            return;
        lock (_lock)
        {
            var now = HighResMonotonicClock.Ticks;
            due.MoveOn(now);
            _queue.Add(due, now);
        }
    }

    // Whatever an action throws, it must not end the timers of everyone else.
    private void Run(ScheduledEntry entry)
    {
        try
        {
            entry.Run();
        }
        catch (Exception cause)
        {
            Log.Error(cause, "A timer's action failed: {0}", cause.Message);
        }
    }
}
