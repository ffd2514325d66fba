using Akka.Actor;
using Akka.Dispatch;

namespace ActorScheduler.Node.Timers;

/// <summary>Something to be done at a moment of the monotonic clock, once or again and again.</summary>
/// <param name="deadline">Ticks of the monotonic clock; not before.</param>
/// <param name="interval">Ticks between two times; 0: once.</param>
/// <param name="cancelable">Who may take it back; null: no one.</param>
internal abstract class ScheduledEntry(long deadline, long interval, ICancelable? cancelable)
{
    private readonly ICancelable? _cancelable = cancelable;

    public long Deadline { get; private set; } = deadline;

    public bool Repeats => interval > 0;

    public bool IsCancelled => _cancelable is { IsCancellationRequested: true };

    /// <summary>Does it.</summary>
    public abstract void Run();

    /// <summary>Sets the next time. One that could not be kept is left out: what repeats does not come in a burst after a pause of the process.</summary>
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
