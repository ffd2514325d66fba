using System.Globalization;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Journal.Projections;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Node.WakeUps;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.PeriodicTasks;
using Akka.Actor;
using Akka.Persistence;

namespace ActorScheduler.Node.PeriodicTasks;

/// <summary>
/// One periodic task: holds its state and the timer of its next occurrence. When that is due it submits the occurrence's
/// task until that is accepted, and only then records it: dying in between leads to the same submit again.
/// </summary>
internal sealed class PeriodicTaskActor : EntityActor
{
    private const string NextDueTimer = "next-due";
    private static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(2);

    private readonly long _id;
    private readonly Func<IActorRef> _tasks;
    private readonly IActorRef _handovers;
    private readonly WakeUpPolicy _wakeUps;
    private PeriodicTaskState _state = PeriodicTaskState.None;
    private DateTimeOffset? _submitting;
    private bool _leaving;
    private Waker _waker;

    public PeriodicTaskActor(long id, Func<IActorRef> tasks, IActorRef handovers, WakeUpPolicy wakeUps)
        : base(PersistenceIds.OfPeriodicTask(id))
    {
        _handovers = handovers;
        _id = id;
        _tasks = tasks;
        _wakeUps = wakeUps;
        _waker = new Waker(WakeUpKind.PeriodicTask, id.ToString(CultureInfo.InvariantCulture));
        SnapshotPluginId = PeriodicTaskRowSnapshots.PluginId;
    }

    protected override void Recover(object stored)
    {
        if (stored is SnapshotOffer { Snapshot: PeriodicTaskState row })
            _state = row;
        else if (stored is PeriodicTaskEvent happened)
            _state = _state.Apply(happened);
    }

    protected override object OutcomeUnknown(string reason) => new PeriodicTaskOutcomeUnknown(_id, reason);

    protected override void OnMessage(object message)
    {
        switch (message)
        {
            case PeriodicTaskCommand when AnOccurrenceComesFirst():
                Stash.Stash();
                break;
            case PeriodicTaskCommand command:
                Handle(command, Sender);
                break;
            case TaskReply reply when IsAnswerOfOccurrence(reply):
                Record();
                break;
            case TaskReply:
                break;
            case Due:
                Proceed();
                break;
            case WakePeriodicTask:
                _waker.CameFrom(Sender);
                Proceed();
                break;
            case StopEntity:
                // A command that came in while the shard was letting it go may have set its timer again.
                if (Timers.IsTimerActive(NextDueTimer))
                    (_leaving ? Context.Parent : _handovers).Tell(new WakePeriodicTask(_id), _waker.Ref);
                Context.Stop(Self);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    // The unique name is decided in the journal's transaction; after a refusal the sequence number in memory is one too high.
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        if (cause is ProjectionRefusedException)
        {
            Sender.Tell(new PeriodicTaskRefused(_id, PeriodicTaskRefusal.NameTaken));
            BeginAgain();
        }
        else
        {
            base.OnPersistRejected(cause, @event, sequenceNr);
        }
    }

    // Ends this incarnation without losing anything: its shard keeps the wake-up, and what is still in the mailbox, for the
    // next one. A user's mistake in a name must not delay the occurrences.
    private void BeginAgain()
    {
        Timers.Cancel(NextDueTimer);
        Passivate();
        Context.Parent.Tell(new WakePeriodicTask(_id), _waker.Ref);
        Become(message =>
        {
            if (message is StopEntity)
                Context.Stop(Self);
            else if (message is PeriodicTaskCommand)
                Context.Parent.Forward(message);
        });
    }

    private void Handle(PeriodicTaskCommand command, IActorRef replyTo)
    {
        var decision = PeriodicTaskDecider.Decide(_state, command, Context.UtcNow());
        if (decision.Event is null)
        {
            Answer(decision.Reply, replyTo);
            return;
        }

        var happened = decision.Event;
        var next = _state.Apply(happened);
        Persist(new PeriodicTaskTransition(happened, new PeriodicTaskSnapshot(_id, next, _wakeUps.For(next))), _ =>
        {
            _state = next;
            _waker.Answer();
            Answer(decision.Reply, replyTo);
        });
    }

    private void Answer(object? reply, IActorRef replyTo)
    {
        if (reply is not null)
            replyTo.Tell(reply);
        Proceed();
    }

    /// <summary>Does what the state asks for: submit the occurrence that is due, wait for the next one, or leave.</summary>
    private void Proceed()
    {
        if (_state.NextDue is not { } due)
        {
            Leave();
            return;
        }

        var now = Context.UtcNow();
        if (_submitting is null && _state.Definition!.Expires <= now)
            Handle(new EndPeriodicTask(_id), ActorRefs.Nobody);
        else if (due <= now)
            Submit(due);
        else if (due - now <= _wakeUps.ActiveWindow)
            Timers.StartSingleTimer(NextDueTimer, Due.Instance, due - now);
        else
            Leave();
    }

    // An edit waits until the occurrence that is being submitted is recorded. So does one that came to this actor before its wake-up: another, which
    // has died, may have submitted what is due already.
    private bool AnOccurrenceComesFirst()
    {
        var now = Context.UtcNow();
        if (_submitting is null && _state.NextDue is { } due && due <= now && !(_state.Definition!.Expires <= now))
            Submit(due);
        return _submitting is not null;
    }

    private void Submit(DateTimeOffset due)
    {
        _submitting = due;
        _tasks().Tell(Occurrence.Of(_id, _state.Definition!, due));
        Timers.StartSingleTimer(NextDueTimer, Due.Instance, ResendAfter);
    }

    // Refused means that the task exists: a refusal is as good as an acceptance. Unknown means: ask again, as the timer does.
    private bool IsAnswerOfOccurrence(TaskReply reply) =>
        _submitting is { } due && reply is TaskAccepted or TaskRefused && reply.TaskId == OccurrenceId.Of(_id, due);

    private void Record()
    {
        var nominal = _submitting!.Value;
        _submitting = null;
        Handle(new RecordOccurrence(_id, nominal), ActorRefs.Nobody);
        Stash.UnstashAll();
    }

    private void Leave()
    {
        Timers.Cancel(NextDueTimer);
        _waker.Answer();
        _leaving = true;
        Passivate();
    }

    private sealed class Due : INoSerializationVerificationNeeded
    {
        public static Due Instance { get; } = new();
    }
}
