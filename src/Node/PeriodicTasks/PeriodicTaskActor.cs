using System.Globalization;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Node.WakeUps;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.PeriodicTasks;
using Akka.Actor;

namespace ActorScheduler.Node.PeriodicTasks;

/// <summary>
/// One periodic task. <see cref="PeriodicTaskDecider"/> decides its commands and <see cref="PeriodicTaskNextStep"/> what it does next. When an
/// occurrence is due, it submits that occurrence's task until it is accepted, and only then records it: dying in between leads to the same submit again.
/// </summary>
internal sealed class PeriodicTaskActor : EntityActor<PeriodicTaskState, PeriodicTaskCommand, PeriodicTaskEvent>
{
    private const string NextStepTimer = "next-step";
    private static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(2);

    private readonly long _id;
    private readonly Func<IActorRef> _tasks;
    private readonly IActorRef _handOffs;
    private readonly WakeUpPolicy _wakeUps;
    private readonly Func<PeriodicTaskDefinition, string?> _queueOf;
    private DateTimeOffset? _submitting;
    private PendingWakeUp _wakeUp;

    /// <summary>Makes the actor.</summary>
    /// <param name="id">The periodic task.</param>
    /// <param name="tasks">Where tasks are submitted.</param>
    /// <param name="handOffs">Wakes it at its new home when its shard is taken from this node.</param>
    /// <param name="wakeUps">When it is woken.</param>
    /// <param name="queueOf">The queue to which its calls go, by the routes of the moment.</param>
    public PeriodicTaskActor(long id, Func<IActorRef> tasks, IActorRef handOffs, WakeUpPolicy wakeUps, Func<PeriodicTaskDefinition, string?> queueOf)
        : base(PersistenceIds.OfPeriodicTask(id), PeriodicTaskState.None)
    {
        _id = id;
        _tasks = tasks;
        _handOffs = handOffs;
        _wakeUps = wakeUps;
        _queueOf = queueOf;
        _wakeUp = new PendingWakeUp(WakeUpKind.PeriodicTask, id.ToString(CultureInfo.InvariantCulture));
        SnapshotPluginId = PeriodicTaskRowSnapshots.PluginId;
    }

    protected override object WakeUp => new WakePeriodicTask(_id);

    protected override IActorRef? WokenBy => _wakeUp.Sender;

    // Whether a name is free is decided in the journal's transaction.
    protected override object RefusedByProjection => new PeriodicTaskRefused(_id, PeriodicTaskRefusal.NameTaken);

    protected override object OutcomeUnknown(string reason) => new PeriodicTaskOutcomeUnknown(_id, reason);

    protected override Decision<PeriodicTaskEvent> Decide(PeriodicTaskCommand command, DateTimeOffset now) => PeriodicTaskDecider.Decide(State, command, now);

    protected override PeriodicTaskState Apply(PeriodicTaskState state, PeriodicTaskEvent happened) => state.Apply(happened);

    protected override object Row(PeriodicTaskCommand command, PeriodicTaskState next, DateTimeOffset now) =>
        new PeriodicTaskSnapshot(_id, next, _wakeUps.For(next));

    protected override void OnApplied(PeriodicTaskState before) => _wakeUp.Answer();

    // An edit waits until the occurrence that is being submitted is recorded, and one that arrives before the wake-up does not overtake an
    // occurrence that is due: an earlier incarnation may have submitted it already.
    protected override void OnCommand(PeriodicTaskCommand command)
    {
        if (_submitting is null && NextStep(Context.UtcNow()) is { Kind: PeriodicTaskNextStepKind.Submit, Due: { } due })
            Submit(due);
        if (_submitting is null)
            Handle(command, Sender);
        else
            Stash.Stash();
    }

    protected override void OnMessage(object message)
    {
        switch (message)
        {
            case TaskReply reply when IsAnswerOfOccurrence(reply):
                Record();
                break;
            case TaskReply:
                break;
            case LookAgain:
                Proceed();
                break;
            case WakePeriodicTask:
                _wakeUp.CameFrom(Sender);
                Proceed();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    protected override void Proceed()
    {
        var now = Context.UtcNow();
        var step = NextStep(now);
        switch (step.Kind)
        {
            case PeriodicTaskNextStepKind.End:
                Handle(new EndPeriodicTask(_id), ActorRefs.Nobody);
                break;
            case PeriodicTaskNextStepKind.Submit:
                Submit(step.Due!.Value);
                break;
            case PeriodicTaskNextStepKind.Wait:
                Timers.StartSingleTimer(NextStepTimer, LookAgain.Instance, step.Due!.Value - now);
                break;
            default:
                Timers.Cancel(NextStepTimer);
                _wakeUp.Answer();
                Passivate();
                break;
        }
    }

    // A command that came in while the shard was letting it go may have set its timer again.
    protected override void OnStopping(bool isLeaving)
    {
        if (Timers.IsTimerActive(NextStepTimer))
            (isLeaving ? Context.Parent : _handOffs).Tell(WakeUp, WokenBy);
    }

    private PeriodicTaskNextStep NextStep(DateTimeOffset now) => PeriodicTaskNextStep.Of(State, now, _wakeUps.ActiveWindow, _submitting is not null);

    private void Submit(DateTimeOffset due)
    {
        _submitting = due;
        _tasks().Tell(Occurrence.Of(_id, State.Definition!, _queueOf(State.Definition!), due));
        Timers.StartSingleTimer(NextStepTimer, LookAgain.Instance, ResendAfter);
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
}
