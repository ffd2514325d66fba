using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Node.WakeUps;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Tasks;
using Akka.Actor;
using Akka.Persistence;

namespace ActorScheduler.Node.Tasks;

/// <summary>
/// One task. <see cref="TaskDecider"/> decides its commands and <see cref="TaskNextStep"/> what it does next; this holds its state and its timer,
/// its claim on a worker and its place in memory, and sends what is to be sent.
/// </summary>
internal sealed class TaskActor : EntityActor<TaskState, TaskCommand, TaskEvent>
{
    private const string NextStepTimer = "next-step";
    private static readonly Recovery NoSnapshot = new(SnapshotSelectionCriteria.None);
    private static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(2);

    private readonly string _taskId;
    private readonly TaskActorContext _shared;
    private ReplacementCallers _replacers;
    private WorkerClaim _claim;
    private Residency _residency;
    private PendingWakeUp _wakeUp;
    private StartsUnderWay? _passed;

    public TaskActor(string taskId, TaskActorContext shared)
        : base(PersistenceIds.OfTask(taskId), TaskState.None)
    {
        _taskId = taskId;
        _shared = shared;
        _claim = new WorkerClaim(taskId, shared.Executors, shared.Workers);
        _residency = new Residency(shared.Residents);
        _wakeUp = new PendingWakeUp(WakeUpKind.Task, taskId);
    }

    // A task has a handful of events; looking for a snapshot would cost more than replaying them.
    public override Recovery Recovery => NoSnapshot;

    protected override object WakeUp => new WakeTask(_taskId);

    protected override IActorRef? WokenBy => _wakeUp.Sender;

    protected override object OutcomeUnknown(string reason) => new TaskOutcomeUnknown(_taskId, reason);

    protected override Decision<TaskEvent> Decide(TaskCommand command, DateTimeOffset now) => TaskDecider.Decide(State, command, now);

    protected override TaskState Apply(TaskState state, TaskEvent happened) => state.Apply(happened);

    // A task that is submitted while a worker of this node is free stores its start with its submission.
    protected override TaskEvent? FollowUp(TaskCommand command, TaskState next, DateTimeOffset now) =>
        command is SubmitTask && NextStep(next, now).Kind == TaskNextStepKind.AskForWorker && TryPass(next.Submission!) && _claim.TryTake(next.Submission!)
            ? TaskDecider.Decide(next, new StartAttempt(_taskId, _shared.Executors.LocalWorker), now).Event
            : null;

    // A task that is not to wait in memory is woken at its time; one that holds its own timer only when that must have failed.
    protected override object Row(TaskCommand command, TaskState next, DateTimeOffset now)
    {
        if (next.Phase.IsWaiting())
            _residency.Ask(Lane(next), WakeUpPolicy.NextStep(next) - now, _shared.Executors.RunsAnywhere(next.Submission!));
        else
            _residency.Allow();
        var wakeAt = _residency.IsDenied ? WakeUpPolicy.NextStep(next) : _shared.WakeUps.For(next);
        return new TaskSnapshot(_taskId, next, wakeAt, State.Phase)
        {
            IsRetimed = command is RescheduleTask or RetryTask,
            Lanes = _shared.Lanes(),
        };
    }

    protected override void OnApplied(TaskState before) => _claim.Follow(before, State, Context.UtcNow());

    protected override void Reply(TaskCommand command, object? reply, IActorRef replyTo)
    {
        if (command is StartAttempt start)
            _claim.ReturnUnlessStarted(start.Worker);
        if (ReportedAttempt(command) is { } attempt)
            replyTo.Tell(new OutcomeStored(_taskId, attempt));
        if (reply is TaskReplaceAccepted accepted && State.PendingReplacement is not null)
            _replacers.Add(replyTo, accepted);
        else
            base.Reply(command, reply, replyTo);
    }

    protected override void OnMessage(object message)
    {
        switch (message)
        {
            case SlotGranted granted:
                _claim.EndAsking();
                if (State.Phase.IsWaiting() && !TryPass(State.Submission!))
                    DeclineWorker(granted.Worker);
                else
                    Handle(new StartAttempt(_taskId, granted.Worker), ActorRefs.Nobody);
                break;
            case LookAgain:
                Proceed();
                break;
            case WakeTask:
                // The executor may have restarted and forgotten the request.
                _claim.EndAsking();
                _residency.Allow();
                _wakeUp.CameFrom(Sender);
                Proceed();
                break;
            case AttemptKnown known when State.Phase == TaskPhase.Started && known.Attempt == State.Attempt:
                Timers.Cancel(NextStepTimer);
                break;
            case AttemptKnown:
                break;
            case AttemptUnknown unknown:
                Handle(new ReportLost(_taskId, unknown.Attempt, "its worker does not know of it"), ActorRefs.Nobody);
                break;
            case TaskReply reply when reply.TaskId == State.ReplacedBy:
                EndReplacement(reply);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    protected override void Proceed()
    {
        EndPass();
        var now = Context.UtcNow();
        var executor = State.Phase == TaskPhase.Started ? _claim.ExecutorOf(State.Worker) : null;
        var step = NextStep(State, now, Circumstances(executor));
        if (step.Kind == TaskNextStepKind.AskForWorker && !_claim.TryAskFor(State.Submission!))
            step = NextStep(State, now, TaskCircumstances.NoNodeHasApp);
        switch (step.Kind)
        {
            case TaskNextStepKind.Wait:
                _residency.Begin(Lane(State));
                LookAgainAfter(step.At!.Value - now);
                break;
            case TaskNextStepKind.AskForWorker:
                _residency.Begin(Lane(State));
                if (step.At is { } end)
                    LookAgainAfter(end - now);
                break;
            case TaskNextStepKind.Expire:
                Handle(new ExpireTask(_taskId), ActorRefs.Nobody);
                break;
            case TaskNextStepKind.Run:
                _residency.End();
                _wakeUp.Answer();
                _claim.HandOver(executor!, State);
                break;
            case TaskNextStepKind.AskAfterAttempt:
                // The worker may be on another node, and its answer may be lost: it is asked until it answers or its node is removed.
                executor!.Tell(new QueryAttempt(_taskId, State.Attempt));
                _wakeUp.Answer(rowStays: true);
                LookAgainAfter(ResendAfter);
                break;
            case TaskNextStepKind.ReportLost:
                _claim.GiveUpAttempt();
                Handle(new ReportLost(_taskId, State.Attempt, $"its process {State.Worker} ended"), ActorRefs.Nobody);
                break;
            case TaskNextStepKind.SubmitReplacement:
                LookAgainAfter(ResendAfter);
                _shared.Region().Tell(new SubmitTask(State.ReplacedBy!, State.PendingReplacement!, State.PendingReplacementBy));
                break;
            default:
                Leave();
                break;
        }
    }

    // A command that came in while the shard was letting it go may have given it something to do: the shard keeps the wake-up for the next
    // incarnation. At a hand-off the wake-up has to wait until the shard has a new home.
    protected override void OnStopping(bool isLeaving)
    {
        if (_claim.IsAskedFor || Timers.IsTimerActive(NextStepTimer))
            (isLeaving ? _shared.Region() : _shared.HandOffs).Tell(WakeUp, WokenBy);
    }

    protected override void PostStop()
    {
        EndPass();
        _claim.Withdraw();
        _claim.GiveBack();
        _residency.End();
        base.PostStop();
    }

    private TaskNextStep NextStep(TaskState state, DateTimeOffset now, TaskCircumstances circumstances = TaskCircumstances.None) =>
        TaskNextStep.Of(state, now, _shared.WakeUps.ActiveWindow, circumstances);

    private TaskCircumstances Circumstances(IActorRef? executor) =>
        (_residency.IsDenied ? TaskCircumstances.IsStoredAsleep : TaskCircumstances.None)
        | (_claim.HasJustStarted ? TaskCircumstances.JustStarted : TaskCircumstances.None)
        | (executor is null ? TaskCircumstances.WorkerIsGone : TaskCircumstances.None);

    private void LookAgainAfter(TimeSpan wait) => Timers.StartSingleTimer(NextStepTimer, LookAgain.Instance, wait);

    // Whoever pauses waits for those who have passed, until their starts are stored or given up.
    private bool TryPass(TaskSubmission call)
    {
        EndPass();
        _passed = _shared.Holds.TryPass(call);
        return _passed is not null;
    }

    private void EndPass()
    {
        _passed?.Leave();
        _passed = null;
    }

    // It was paused while it waited for the worker.
    private void DeclineWorker(string worker)
    {
        _claim.ReturnUnlessStarted(worker);
        Proceed();
    }

    private void EndReplacement(TaskReply reply)
    {
        if (reply is TaskOutcomeUnknown)
            return;
        if (reply is TaskRefused refusal)
            _replacers.Refuse(refusal);
        Handle(new ConfirmReplacement(_taskId), ActorRefs.Nobody);
    }

    private void Leave()
    {
        _replacers.Answer();
        Timers.Cancel(NextStepTimer);
        _residency.End();
        // One that is due sleeps on where no node has its app.
        _wakeUp.Answer(rowStays: State.Phase.IsWaiting() && State.DueAt <= Context.UtcNow());
        Passivate();
    }

    private static LaneOwner Lane(TaskState state) => new(state.Submission!.Name, state.Submission.QueueName);

    private static int? ReportedAttempt(TaskCommand command) => command switch
    {
        ReportSuccess r => r.Attempt,
        ReportFailure r => r.Attempt,
        ReportLost r => r.Attempt,
        _ => null,
    };
}
