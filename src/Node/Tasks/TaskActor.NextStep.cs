using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.Sharding;
using Akka.Actor;

namespace ActorScheduler.Node.Tasks;

/// <content>What a task does once its state is durable.</content>
internal sealed partial class TaskActor
{
    private const string NextStepTimer = "next-step";
    private static readonly TimeSpan LookForAppAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(2);

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
            AskForWorker();
            if (expires is { } end && (_claim.IsAskedFor || end - now < LookForAppAfter))
                StartNextStepTimer(end - now);
        }
        else
        {
            StartNextStepTimer(WakeUpPolicy.NextStep(_state) - now);
        }
    }

    // Where no node has its app it looks again from time to time: one may come, and until then it shows as waiting.
    private void AskForWorker()
    {
        if (_claim.TryAskFor(_state.Submission!))
            return;
        Timers.StartSingleTimer(NextStepTimer, NextStepDue.Instance, LookForAppAfter);
        _waker.Answer(rowStays: true);
    }

    private void StartNextStepTimer(TimeSpan wait)
    {
        if (wait <= _shared.WakeUps.ActiveWindow)
            Timers.StartSingleTimer(NextStepTimer, NextStepDue.Instance, wait);
        else if (!_claim.IsAskedFor)
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
            executor.Tell(RunAttempt.Of(_taskId, _state, _claim.HandOver()));
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
        if (reply is TaskRefused refusal)
            _replacers.Refuse(refusal);
        Handle(new ConfirmReplacement(_taskId), ActorRefs.Nobody);
    }

    private void CancelRunning(TaskState before, TaskState after)
    {
        if (before.Phase == TaskPhase.Started && after.Phase == TaskPhase.Revoked)
            _shared.Executors.Of(before.Worker!)?.Tell(new CancelAttempt(_taskId, before.Attempt));
        if (NeedsNoWorker(after))
            _claim.Withdraw();
    }

    private static bool NeedsNoWorker(TaskState state) => state.Phase.IsFinal() || (state.Phase.IsWaiting() && state.DueAt > Context.UtcNow());

    private void Leave()
    {
        _replacers.Answer();
        Timers.Cancel(NextStepTimer);
        _place.GiveBack();
        _waker.Answer();
        _leaving = true;
        Passivate();
    }

    // A command that came in while the shard was letting it go may have given it something to do: the shard keeps the wake-up until this
    // incarnation is gone. At a hand-off the wake-up has to wait until the shard has a new home.
    private void Stop()
    {
        if (_claim.IsAskedFor || Timers.IsTimerActive(NextStepTimer))
            (_leaving ? _shared.Region() : _shared.Handovers).Tell(new WakeTask(_taskId), _waker.Ref);
        Context.Stop(Self);
    }

    private sealed class NextStepDue : INotInfluenceReceiveTimeout, INoSerializationVerificationNeeded
    {
        public static NextStepDue Instance { get; } = new();
    }
}
