using Akka.Actor;
using Akka.Dispatch;

namespace ActorScheduler.Node.Timers;

/// <summary>Something to do at a moment of the monotonic clock, once or repeatedly.</summary>
/// <param name="deadline">The earliest moment, in ticks of the monotonic clock.</param>
/// <param name="interval">Ticks between two runs; 0 for one run.</param>
/// <param name="cancelable">Cancels it; null if it cannot be cancelled.</param>
internal abstract class ScheduledEntry(long deadline, long interval, ICancelable? cancelable)
{
    private readonly ICancelable? _cancelable = cancelable;

    public long Deadline { get; private set; } = deadline;

    public bool Repeats => interval > 0;

    public bool IsCancelled => _cancelable is { IsCancellationRequested: true };

    /// <summary>Does it.</summary>
    public abstract void Run();

    /// <summary>Sets the next deadline. Deadlines that were missed are left out, so that a pause of the process causes no burst.</summary>
    public void MoveOn(long now) => Deadline = Math.Max(Deadline + interval, now);
}

/// <summary>A message to be sent.</summary>
internal sealed class ScheduledTell(long deadline, long interval, ICancelable? cancelable, ICanTell receiver, object message, IActorRef sender)
    : ScheduledEntry(deadline, interval, cancelable)
{
    public override void Run() => receiver.Tell(message, sender);
}

/// <summary>An action to be run.</summary>
internal sealed class ScheduledAction(long deadline, long interval, ICancelable? cancelable, Action action) : ScheduledEntry(deadline, interval, cancelable)
{
    public override void Run() => action();
}

/// <summary>A runnable to be run.</summary>
internal sealed class ScheduledRunnable(long deadline, long interval, ICancelable? cancelable, IRunnable runnable) : ScheduledEntry(deadline, interval, cancelable)
{
    public override void Run() => runnable.Run();
}
