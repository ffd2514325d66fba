using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;
using Akka.Actor;

namespace ActorScheduler.Node.Sharding;

/// <summary>
/// Wakes entities that had something to do when their shard was taken from this node, so that they go on at its new home at once and not only
/// when the wake-up index notices. Their shard has to move first, so this waits a moment. The index makes up for a wake-up that is lost all the same.
/// </summary>
internal sealed class HandOffWakeUps : UntypedActor, IWithTimers
{
    private static readonly TimeSpan ShardMovesWithin = TimeSpan.FromSeconds(1);

    private readonly Func<IActorRef> _tasks;
    private readonly Func<IActorRef> _periodicTasks;
    private readonly List<(object WakeUp, IActorRef Sender)> _waiting = [];

    public HandOffWakeUps(Func<IActorRef> tasks, Func<IActorRef> periodicTasks)
    {
        _tasks = tasks;
        _periodicTasks = periodicTasks;
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case WakeTask or WakePeriodicTask:
                if (_waiting.Count == 0)
                    Timers.StartSingleTimer(nameof(PassOn), PassOn.Instance, ShardMovesWithin);
                _waiting.Add((message, Sender));
                break;
            case PassOn:
                foreach (var (wakeUp, sender) in _waiting)
                    (wakeUp is WakeTask ? _tasks() : _periodicTasks()).Tell(wakeUp, sender);
                Sender.Tell(PassedOn.Instance);
                _waiting.Clear();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    /// <summary>Asks for the wake-ups to be sent now.</summary>
    internal sealed class PassOn : INoSerializationVerificationNeeded
    {
        public static PassOn Instance { get; } = new();
    }

    /// <summary>Says that the wake-ups are sent.</summary>
    internal sealed class PassedOn : INoSerializationVerificationNeeded, Akka.Event.IDeadLetterSuppression
    {
        public static PassedOn Instance { get; } = new();
    }
}
