using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Node.WakeUps;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Persistence;

namespace ActorScheduler.Node.Tasks;

/// <summary>
/// One task: holds its state and its timer. It decides nothing (<see cref="TaskDecider"/> does): it stores what is decided,
/// answers once that is durable, and then does what the new state asks for (<see cref="Proceed"/>).
/// </summary>
internal sealed class TaskActor : UntypedPersistentActor, IWithTimers
{
    private const string NextStepTimer = "next-step";
    private static readonly TimeSpan LookForAppAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(2);

    private readonly string _taskId;
    private readonly TaskActorContext _shared;
    private List<(IActorRef Caller, TaskReply Reply)> _awaitingReplacement = [];
    private TaskState _state = TaskState.None;
    private IActorRef? _slotRequestedOf;
    private bool _startedHere;
    private bool _holdsWorker;
    private bool _leaving;
    private bool _sleeps;
    private WaitingPlace _place;
    private Waker _waker;

    public TaskActor(string taskId, TaskActorContext shared)
    {
        _taskId = taskId;
        _shared = shared;
        _place = new WaitingPlace(shared.Waiting);
        _waker = new Waker(WakeUpKind.Task, taskId);
        PersistenceId = PersistenceIdOf(taskId);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public override string PersistenceId { get; }

    // A task has a handful of events; looking for a snapshot would cost more than replaying them.
    public override Recovery Recovery { get; } = new(SnapshotSelectionCriteria.None);

    public static string PersistenceIdOf(string taskId) => "task-" + taskId;

    protected override void OnRecover(object message)
    {
        if (message is TaskEvent happened)
            _state = _state.Apply(happened);
    }

    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case TaskCommand command:
                Handle(command, Sender);
                break;
            case SlotGranted granted:
                _slotRequestedOf = null;
                Handle(new StartAttempt(_taskId, granted.Worker), ActorRefs.Nobody);
                break;
            case NextStepDue:
                Handle(new ExpireTask(_taskId), ActorRefs.Nobody);
                break;
            case WakeTask:
                // The executor may have forgotten the request with its own restart; asking twice does no harm.
                _slotRequestedOf = null;
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

    // A worker that was taken for a start that could not be stored goes back, and so does a place among those that wait for one: a worker
    // that is granted to an actor which is gone is kept from all others for a while.
    protected override void PostStop()
    {
        _slotRequestedOf?.Tell(new ReturnSlot(_taskId));
        if (_holdsWorker)
            _shared.Workers.Free();
        _place.GiveBack();
        base.PostStop();
    }

    // What was to be stored may or may not be: the actor stops, and who asks again with the same id gets the truth.
    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        Sender.Tell(new TaskOutcomeUnknown(_taskId, cause.Message));
        base.OnPersistFailure(cause, @event, sequenceNr);
    }

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        Sender.Tell(new TaskOutcomeUnknown(_taskId, cause.Message));
        base.OnPersistRejected(cause, @event, sequenceNr);
        Context.Stop(Self);
    }

    private void Handle(TaskCommand command, IActorRef replyTo)
    {
        var now = Context.UtcNow();
        var decision = TaskDecider.Decide(_state, command, now);
        if (decision.Events.Count == 0)
        {
            Finish(command, decision.Reply, replyTo);
            return;
        }

        // All decisions on a task store one event; a submit that finds a free worker stores the start with it.
        var happened = decision.Events.Single();
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
        return runsNow && _shared.Executors.RunsHere(next.Submission!.Name) && (_holdsWorker = _shared.Workers.TryTakeUnlessAwaited());
    }

    // Where too many wait in memory, one more does not, however near its time is; its row then says when to wake it.
    private DateTimeOffset? WakeUpAt(TaskState next, DateTimeOffset now)
    {
        var waits = next.Phase is TaskPhase.Pending or TaskPhase.Retry;
        _sleeps = waits && !_place.IsTaken && _shared.Waiting.IsFullFor(WakeUpPolicy.NextStep(next) - now);
        return _sleeps ? WakeUpPolicy.NextStep(next) : _shared.WakeUps.For(next);
    }

    private TaskEvent StartOf(TaskState next, DateTimeOffset now) =>
        TaskDecider.Decide(next, new StartAttempt(_taskId, _shared.Executors.LocalWorker), now).Events.Single();

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
            _awaitingReplacement.Add((replyTo, accepted));
        else if (reply is not null)
            replyTo.Tell(reply);
        Proceed();
    }

    /// <summary>Does what the state asks for: run, wait, submit the task in its place, or leave.</summary>
    private void Proceed()
    {
        switch (_state.Phase)
        {
            case TaskPhase.Pending or TaskPhase.Retry:
                AwaitNextStep();
                break;
            case TaskPhase.Started:
                SeeToAttempt();
                break;
            default:
                if (_state.PendingReplacement is { } submission)
                    SubmitReplacement(submission);
                else
                    Leave();
                break;
        }
    }

    private void AwaitNextStep()
    {
        if (_sleeps)
        {
            Leave();
            return;
        }

        _place.Take();
        var now = Context.UtcNow();
        var expires = _state.Submission!.Expires;
        if (expires <= now)
        {
            Handle(new ExpireTask(_taskId), ActorRefs.Nobody);
        }
        else if (_state.DueAt <= now)
        {
            if (_slotRequestedOf is null)
                RequestSlot();
            if (expires is { } end && (_slotRequestedOf is not null || end - now < LookForAppAfter))
                StartNextStepTimer(end - now);
        }
        else
        {
            StartNextStepTimer(WakeUpPolicy.NextStep(_state) - now);
        }
    }

    // Where no node has its app it looks again from time to time: one may come, and until then it shows as waiting.
    private void RequestSlot()
    {
        _slotRequestedOf = _shared.Executors.For(_state.Submission!.Name);
        if (_slotRequestedOf is { } executor)
        {
            executor.Tell(new RequestSlot(_taskId));
            return;
        }

        Timers.StartSingleTimer(NextStepTimer, NextStepDue.Instance, LookForAppAfter);
        _waker.Answer(rowStays: true);
    }

    private void StartNextStepTimer(TimeSpan wait)
    {
        if (wait <= _shared.WakeUps.ActiveWindow)
            Timers.StartSingleTimer(NextStepTimer, NextStepDue.Instance, wait);
        else if (_slotRequestedOf is null)
            Leave();
    }

    // The worker may be on another node, and the answer may be lost on the way: it is asked again until it answers or its node is removed.
    private void SeeToAttempt()
    {
        var executor = _shared.Executors.Of(_state.Worker!);
        if (executor is null)
        {
            _startedHere = false;
            Handle(new ReportLost(_taskId, _state.Attempt, $"its process {_state.Worker} ended"), ActorRefs.Nobody);
        }
        else if (_startedHere)
        {
            _startedHere = false;
            _place.GiveBack();
            _waker.Answer();
            executor.Tell(RunAttempt.Of(_taskId, _state, _holdsWorker));
            _holdsWorker = false;
        }
        else
        {
            executor.Tell(new QueryAttempt(_taskId, _state.Attempt));
            _waker.Answer(rowStays: true);
            Timers.StartSingleTimer(NextStepTimer, new WakeTask(_taskId), ResendAfter);
        }
    }

    private void SubmitReplacement(TaskSubmission submission)
    {
        Timers.StartSingleTimer(NextStepTimer, new WakeTask(_taskId), ResendAfter);
        _shared.Region().Tell(new SubmitTask(_state.ReplacedBy!, submission, _state.PendingReplacementBy));
    }

    private void EndReplacement(TaskReply reply)
    {
        if (reply is TaskOutcomeUnknown)
            return;
        if (reply is TaskRefused)
            _awaitingReplacement = [.. _awaitingReplacement.Select(waiting => (waiting.Caller, reply))];
        Handle(new ConfirmReplacement(_taskId), ActorRefs.Nobody);
    }

    private void CancelRunning(TaskState before, TaskState after)
    {
        if (before.Phase == TaskPhase.Started && after.Phase == TaskPhase.Revoked)
            _shared.Executors.Of(before.Worker!)?.Tell(new CancelAttempt(_taskId, before.Attempt));
        if (_slotRequestedOf is { } asked && NeedsNoWorker(after))
        {
            asked.Tell(new ReturnSlot(_taskId));
            _slotRequestedOf = null;
        }
    }

    private static bool NeedsNoWorker(TaskState state) => state.Phase.IsFinal() || (state.Phase.IsWaiting() && state.DueAt > Context.UtcNow());

    private void Leave()
    {
        foreach (var (caller, reply) in _awaitingReplacement)
            caller.Tell(reply);
        _awaitingReplacement.Clear();
        Timers.Cancel(NextStepTimer);
        _place.GiveBack();
        _waker.Answer();
        _leaving = true;
        Context.Parent.Tell(new Passivate(StopEntity.Instance));
    }

    // A command that came in while the shard was letting it go may have given it something to do: the shard keeps the wake-up until this
    // incarnation is gone. At a hand-off the wake-up has to wait until the shard has a new home.
    private void Stop()
    {
        if (_slotRequestedOf is not null || Timers.IsTimerActive(NextStepTimer))
            (_leaving ? _shared.Region() : _shared.Handovers).Tell(new WakeTask(_taskId), _waker.Ref);
        Context.Stop(Self);
    }

    private static int? AttemptOf(TaskCommand command) => command switch
    {
        ReportSuccess r => r.Attempt,
        ReportFailure r => r.Attempt,
        ReportLost r => r.Attempt,
        _ => null,
    };

    private sealed class NextStepDue : INotInfluenceReceiveTimeout, INoSerializationVerificationNeeded
    {
        public static NextStepDue Instance { get; } = new();
    }
}
