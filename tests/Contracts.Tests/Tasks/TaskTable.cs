using static ActorScheduler.Contracts.Tests.Tasks.TaskCommandKind;
using static ActorScheduler.Contracts.Tests.Tasks.TaskSituation;

namespace ActorScheduler.Contracts.Tests.Tasks;

/// <summary>
/// What every command does in every situation, written by hand: the test compares the decisions with it, and
/// <c>docs/state-machine.md</c> is made of it. <c>+</c> stores, <c>=</c> only answers, <c>!</c> refuses; what no line names changes nothing.
/// </summary>
internal static class TaskTable
{
    private const string Nothing = "";
    private const string Accepted = "= TaskAccepted";
    private const string IdTaken = "! IdTaken";
    private const string Finished = "! AlreadyFinished";
    private const string Began = "! AlreadyStarted";
    private const string Unheard = "! UnknownTask";
    private const string Starts = "+ TaskStarted → STARTED";
    private const string Expires = "+ TaskRevoked (Expired) → REVOKED";
    private const string Revokes = "+ TaskRevoked (Requested) → REVOKED = TaskRevokeAccepted";
    private const string Terminates = "+ TaskRevoked (Terminated) → REVOKED = TaskRevokeAccepted";
    private const string AsksToStop = "+ TaskRevokeRequested → STARTED = TaskRevokeAccepted (still running)";
    private const string Replaces = "+ TaskReplaced → REVOKED = TaskReplaceAccepted";
    private const string Succeeds = "+ TaskSucceeded → SUCCESS";
    private const string Fails = "+ TaskFailed → FAILURE";
    private const string Retries = "+ TaskRetryScheduled → RETRY";
    private const string Loses = "+ TaskAttemptLost → PENDING";

    private const string Moves = "+ TaskRescheduled → PENDING = TaskRescheduleAccepted";
    private const string MovesRetry = "+ TaskRescheduled → RETRY = TaskRescheduleAccepted";
    private const string IsThere = "= TaskRescheduleAccepted";
    private const string Late = "! PastExpires";
    private const string Open = "! NotFinished";
    private const string Anew = "+ TaskRetryRequested → PENDING = TaskRetryAccepted";

    private static readonly TaskCommandKind[] AllMoves = [RunNow, Postpone, PostponeTooFar, Shift, ShiftAgain];
    private static readonly TaskCommandKind[] BothRetries = [Retry, RetryAgain];

    private static readonly (TaskCommandKind[] Commands, string Outcome) Known = ([Submit], Accepted);
    private static readonly (TaskCommandKind[] Commands, string Outcome) Taken = ([SubmitOther], IdTaken);
    private static readonly (TaskCommandKind[] Commands, string Outcome) Over =
        ([Revoke, Terminate, RevokeAgain, Replace, ReplaceOther, ReplaceBySelf], Finished);

    private static readonly (TaskCommandKind[] Commands, string Outcome) TakenBack = ([Revoke, Terminate, RevokeAgain], "= TaskRevokeAccepted");
    private static readonly (TaskCommandKind[] Commands, string Outcome) WaitingEnds = ([Revoke, Terminate, RevokeAgain], Revokes);
    private static readonly (TaskCommandKind[] Commands, string Outcome) TooLate = ([Replace, ReplaceOther, ReplaceBySelf], Began);
    private static readonly (TaskCommandKind[] Commands, string Outcome) Changed = ([Replace, ReplaceOther], Replaces);
    private static readonly (TaskCommandKind[] Commands, string Outcome) NotItself = ([ReplaceBySelf], IdTaken);
    private static readonly (TaskCommandKind[] Commands, string Outcome) AsksOrTerminates = ([Terminate, RevokeAgain], Terminates);
    private static readonly (TaskCommandKind[] Commands, string Outcome) NoRetry = (BothRetries, Open);
    private static readonly (TaskCommandKind[] Commands, string Outcome) NotWaiting = (AllMoves, Began);
    private static readonly (TaskCommandKind[] Commands, string Outcome) NeverAgain = ([.. AllMoves, .. BothRetries], Finished);
    private static readonly (TaskCommandKind[] Commands, string Outcome) HasSuccessor = ([.. AllMoves, .. BothRetries], "! AlreadyReplaced");

    private static readonly Dictionary<TaskSituation, (TaskCommandKind[] Commands, string Outcome)[]> Rows = new()
    {
        [Unknown] =
        [
            ([Submit, SubmitOther], "+ TaskSubmitted → PENDING = TaskAccepted"),
            ([Revoke, Terminate, RevokeAgain, .. AllMoves, .. BothRetries, Replace, ReplaceOther, ReplaceBySelf], Unheard),
        ],
        [Waiting] = [Known, Taken, WaitingEnds, Changed, NotItself, ([RunNow, Postpone, Shift, ShiftAgain], Moves), ([PostponeTooFar], Late), NoRetry],
        [Due] = [Known, Taken, ([Start], Starts), WaitingEnds, Changed, NotItself, ([Postpone, PostponeTooFar], Moves), ([RunNow, Shift, ShiftAgain], IsThere), NoRetry],
        [Expired] = [Known, Taken, ([Start, Expire], Expires), WaitingEnds, Changed, NotItself, (AllMoves, Late), NoRetry],
        [Again] = [Known, Taken, ([Start], Starts), WaitingEnds, TooLate, ([Postpone, PostponeTooFar], Moves), ([RunNow, Shift, ShiftAgain], IsThere), NoRetry],
        [Running] = [Known, Taken, ([Success], Succeeds), ([Fail], Retries), ([Lost], Loses), ([Revoke], AsksToStop), AsksOrTerminates, TooLate, NotWaiting, NoRetry],
        [LastTry] = [Known, Taken, ([Success], Succeeds), ([Fail], Fails), ([Lost], Loses), ([Revoke], AsksToStop), AsksOrTerminates, TooLate, NotWaiting, NoRetry],
        [OnlyOnce] = [Known, Taken, ([Success], Succeeds), ([Fail], Retries), ([Lost], Fails), ([Revoke], AsksToStop), AsksOrTerminates, TooLate, NotWaiting, NoRetry],
        [LastLoss] = [Known, Taken, ([Success], Succeeds), ([Fail], Retries), ([Lost], Fails), ([Revoke], AsksToStop), AsksOrTerminates, TooLate, NotWaiting, NoRetry],
        [RevokeAsked] =
        [
            Known, Taken, ([Success], Succeeds), ([Fail], Fails), ([Lost], "+ TaskRevoked (Requested) → REVOKED"),
            ([Revoke], "= TaskRevokeAccepted (still running)"), AsksOrTerminates, TooLate, NotWaiting, NoRetry,
        ],
        [RetryWaiting] = [Known, Taken, WaitingEnds, TooLate, (AllMoves, MovesRetry), NoRetry],
        [RetryDue] = [Known, Taken, ([Start], Starts), WaitingEnds, TooLate, ([Postpone, PostponeTooFar, ShiftAgain], MovesRetry), ([RunNow, Shift], IsThere), NoRetry],
        [RetryExpired] = [Known, Taken, ([Start, Expire], Expires), WaitingEnds, TooLate, (AllMoves, Late), NoRetry],
        [Succeeded] = [Known, Taken, Over, NeverAgain],
        [Failed] = [Known, Taken, Over, (AllMoves, Finished), (BothRetries, Anew)],
        [Revoked] = [Known, Taken, TakenBack, ([Replace, ReplaceOther, ReplaceBySelf], Finished), (AllMoves, Finished), (BothRetries, Anew)],
        [RevokedLate] = [Known, Taken, TakenBack, ([Replace, ReplaceOther, ReplaceBySelf], Finished), (AllMoves, Finished), (BothRetries, Late)],
        [Moved] =
        [
            Known, Taken, ([Revoke, Terminate], Revokes), ([RevokeAgain], "= TaskRevokeAccepted"), Changed, NotItself,
            ([RunNow, Postpone, PostponeTooFar, Shift], Moves), ([ShiftAgain], IsThere), ([Retry], Open), ([RetryAgain], "= TaskRetryAccepted"),
        ],
        [AskedAgain] =
        [
            Known, Taken, ([Start], Starts), ([Revoke, Terminate], Revokes), ([RevokeAgain], "= TaskRevokeAccepted"), TooLate,
            ([Postpone, PostponeTooFar], Moves), ([RunNow, Shift, ShiftAgain], IsThere), ([Retry], Open), ([RetryAgain], "= TaskRetryAccepted"),
        ],
        [Replaced] =
        [
            Known, Taken, TakenBack, ([Replace], "= TaskReplaceAccepted"), ([ReplaceOther, ReplaceBySelf], Finished),
            ([Confirm], "+ TaskReplacementSubmitted → REVOKED"), HasSuccessor,
        ],
        [ReplacedAndDone] = [Known, Taken, TakenBack, ([Replace], "= TaskReplaceAccepted"), ([ReplaceOther, ReplaceBySelf], Finished), HasSuccessor],
    };

    /// <summary>What is expected of a command; empty for no change and no answer.</summary>
    public static string Expected(TaskSituation situation, TaskCommandKind command) =>
        Rows[situation].SingleOrDefault(cell => cell.Commands.Contains(command)).Outcome ?? Nothing;
}
