using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Node.WakeUps;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Tasks;
using Akka.Actor;
using Akka.Persistence;

namespace ActorScheduler.Node.Tasks;

/// <summary>
/// One task: holds its state and its timer. It decides nothing (<see cref="TaskDecider"/> does): it stores what is decided,
/// answers once that is durable, and then does what the new state asks for (<see cref="Proceed"/>).
/// </summary>
internal sealed partial class TaskActor : EntityActor
{
    private readonly string _taskId;
    private readonly TaskActorContext _shared;
    private TaskState _state = TaskState.None;
    private bool _startedHere;
    private bool _leaving;
    private bool _sleeps;
    private ReplacementCallers _replacers;
    private WorkerClaim _claim;
    private WaitingPlace _place;
    private Waker _waker;

    public TaskActor(string taskId, TaskActorContext shared)
        : base(PersistenceIds.OfTask(taskId))
    {
        _taskId = taskId;
        _shared = shared;
        _claim = new WorkerClaim(taskId, shared.Executors, shared.Workers);
        _place = new WaitingPlace(shared.Waiting);
        _waker = new Waker(WakeUpKind.Task, taskId);
    }

    // A task has a handful of events; looking for a snapshot would cost more than replaying them.
    public override Recovery Recovery { get; } = new(SnapshotSelectionCriteria.None);

    protected override void Recover(object stored)
    {
        if (stored is TaskEvent happened)
            _state = _state.Apply(happened);
    }

    protected override object OutcomeUnknown(string reason) => new TaskOutcomeUnknown(_taskId, reason);

    protected override void OnMessage(object message)
    {
        switch (message)
        {
            case TaskCommand command:
                Handle(command, Sender);
                break;
            case SlotGranted granted:
                _claim.EndAsking();
                Handle(new StartAttempt(_taskId, granted.Worker), ActorRefs.Nobody);
                break;
            case NextStepDue:
                Handle(new ExpireTask(_taskId), ActorRefs.Nobody);
                break;
            case WakeTask:
                // The executor may have forgotten the request with its own restart.
                _claim.EndAsking();
                _sleeps = false;
                _waker.CameFrom(Sender);
                Proceed();
                break;
            case AttemptKnown known:
                if (_state.Phase == TaskPhase.Started && known.Attempt == _state.Attempt)
                    Timers.Cancel(NextStepTimer);
                break;
            case AttemptUnknown unknown:
                Handle(new ReportLost(_taskId, unknown.Attempt, "its worker does not know of it"), ActorRefs.Nobody);
                break;
            case TaskReply reply when reply.TaskId == _state.ReplacedBy:
                EndReplacement(reply);
                break;
            case StopEntity:
                Stop();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    // A worker that is granted to an actor which is gone is kept from all others for a while.
    protected override void PostStop()
    {
        _claim.Withdraw();
        _claim.GiveBack();
        _place.GiveBack();
        base.PostStop();
    }

    private void Handle(TaskCommand command, IActorRef replyTo)
    {
        var now = Context.UtcNow();
        var decision = TaskDecider.Decide(_state, command, now);
        if (decision.Event is null)
        {
            Finish(command, decision.Reply, replyTo);
            return;
        }

        // A submit that finds a free worker stores the start with it.
        var happened = decision.Event;
        var next = _state.Apply(happened);
        var start = TakesWorker(command, next, now) ? StartOf(next, now) : null;
        var final = start is null ? next : next.Apply(start);
        var row = new TaskSnapshot(_taskId, final, WakeUpAt(final, now), _state.Phase) { IsRetimed = command is RescheduleTask or RetryTask };
        if (start is null)
            Persist(new TaskTransition(happened, row), _ => Stored(command, final, decision.Reply, replyTo));
        else
            PersistAll([new TaskTransition(happened, null), new TaskTransition(start, row)], stored => StoredInPart(stored, command, final, decision.Reply, replyTo));
    }

    private bool TakesWorker(TaskCommand command, TaskState next, DateTimeOffset now)
    {
        var runsNow = command is SubmitTask && next.Phase == TaskPhase.Pending && next.DueAt <= now && !(next.Submission!.Expires <= now);
        return runsNow && _shared.Executors.RunsHere(next.Submission!) && _claim.TryTake();
    }

    // Where too many wait in memory, one more does not, however near its time is; its row then says when to wake it.
    private DateTimeOffset? WakeUpAt(TaskState next, DateTimeOffset now)
    {
        var waits = next.Phase is TaskPhase.Pending or TaskPhase.Retry;
        _sleeps = waits && !_place.IsTaken && _shared.Waiting.IsFullFor(WakeUpPolicy.NextStep(next) - now);
        return _sleeps ? WakeUpPolicy.NextStep(next) : _shared.WakeUps.For(next);
    }

    private TaskEvent StartOf(TaskState next, DateTimeOffset now) =>
        TaskDecider.Decide(next, new StartAttempt(_taskId, _shared.Executors.LocalWorker), now).Event!;

    private void StoredInPart(TaskTransition stored, TaskCommand command, TaskState final, object? reply, IActorRef replyTo)
    {
        if (stored.Row is not null)
            Stored(command, final, reply, replyTo);
    }

    private void Stored(TaskCommand command, TaskState next, object? reply, IActorRef replyTo)
    {
        CancelRunning(_state, next);
        _startedHere = next.Phase == TaskPhase.Started && next.Attempt != _state.Attempt;
        _state = next;
        Finish(command, reply, replyTo);
    }

    private void Finish(TaskCommand command, object? reply, IActorRef replyTo)
    {
        if (command is StartAttempt start && !_startedHere)
            _shared.Executors.Of(start.Worker)?.Tell(new ReturnSlot(_taskId));
        if (AttemptOf(command) is { } attempt)
            replyTo.Tell(new OutcomeStored(_taskId, attempt));
        if (reply is TaskReplaceAccepted accepted && _state.PendingReplacement is not null)
            _replacers.Add(replyTo, accepted);
        else if (reply is not null)
            replyTo.Tell(reply);
        Proceed();
    }

    private static int? AttemptOf(TaskCommand command) => command switch
    {
        ReportSuccess r => r.Attempt,
        ReportFailure r => r.Attempt,
        ReportLost r => r.Attempt,
        _ => null,
    };
}
