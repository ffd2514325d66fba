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

    private static readonly (TaskCommandKind[] Commands, string Outcome) Known = ([Submit], Accepted);
    private static readonly (TaskCommandKind[] Commands, string Outcome) Taken = ([SubmitOther], IdTaken);
    private static readonly (TaskCommandKind[] Commands, string Outcome) Over =
        ([Revoke, Terminate, Replace, ReplaceOther, ReplaceBySelf], Finished);

    private static readonly (TaskCommandKind[] Commands, string Outcome) TakenBack = ([Revoke, Terminate], "= TaskRevokeAccepted");
    private static readonly (TaskCommandKind[] Commands, string Outcome) WaitingEnds = ([Revoke, Terminate], Revokes);
    private static readonly (TaskCommandKind[] Commands, string Outcome) TooLate = ([Replace, ReplaceOther, ReplaceBySelf], Began);
    private static readonly (TaskCommandKind[] Commands, string Outcome) Changed = ([Replace, ReplaceOther], Replaces);
    private static readonly (TaskCommandKind[] Commands, string Outcome) NotItself = ([ReplaceBySelf], IdTaken);
    private static readonly (TaskCommandKind[] Commands, string Outcome) AsksOrTerminates = ([Terminate], Terminates);

    private static readonly Dictionary<TaskSituation, (TaskCommandKind[] Commands, string Outcome)[]> Rows = new()
    {
        [Unknown] =
        [
            ([Submit, SubmitOther], "+ TaskSubmitted → PENDING = TaskAccepted"),
            ([Revoke, Terminate, Replace, ReplaceOther, ReplaceBySelf], Unheard),
        ],
        [Waiting] = [Known, Taken, WaitingEnds, Changed, NotItself],
        [Due] = [Known, Taken, ([Start], Starts), WaitingEnds, Changed, NotItself],
        [Expired] = [Known, Taken, ([Start, Expire], Expires), WaitingEnds, Changed, NotItself],
        [Again] = [Known, Taken, ([Start], Starts), WaitingEnds, TooLate],
        [Running] = [Known, Taken, ([Success], Succeeds), ([Fail], Retries), ([Lost], Loses), ([Revoke], AsksToStop), AsksOrTerminates, TooLate],
        [LastTry] = [Known, Taken, ([Success], Succeeds), ([Fail], Fails), ([Lost], Loses), ([Revoke], AsksToStop), AsksOrTerminates, TooLate],
        [OnlyOnce] = [Known, Taken, ([Success], Succeeds), ([Fail], Retries), ([Lost], Fails), ([Revoke], AsksToStop), AsksOrTerminates, TooLate],
        [LastLoss] = [Known, Taken, ([Success], Succeeds), ([Fail], Retries), ([Lost], Fails), ([Revoke], AsksToStop), AsksOrTerminates, TooLate],
        [RevokeAsked] =
        [
            Known, Taken, ([Success], Succeeds), ([Fail], Fails), ([Lost], "+ TaskRevoked (Requested) → REVOKED"),
            ([Revoke], "= TaskRevokeAccepted (still running)"), AsksOrTerminates, TooLate,
        ],
        [RetryWaiting] = [Known, Taken, WaitingEnds, TooLate],
        [RetryDue] = [Known, Taken, ([Start], Starts), WaitingEnds, TooLate],
        [RetryExpired] = [Known, Taken, ([Start, Expire], Expires), WaitingEnds, TooLate],
        [Succeeded] = [Known, Taken, Over],
        [Failed] = [Known, Taken, Over],
        [Revoked] = [Known, Taken, TakenBack, ([Replace, ReplaceOther, ReplaceBySelf], Finished)],
        [Replaced] =
        [
            Known, Taken, TakenBack, ([Replace], "= TaskReplaceAccepted"), ([ReplaceOther, ReplaceBySelf], Finished),
            ([Confirm], "+ TaskReplacementSubmitted → REVOKED"),
        ],
        [ReplacedAndDone] = [Known, Taken, TakenBack, ([Replace], "= TaskReplaceAccepted"), ([ReplaceOther, ReplaceBySelf], Finished)],
    };

    /// <summary>What is expected of a command; empty for no change and no answer.</summary>
    public static string Expected(TaskSituation situation, TaskCommandKind command) =>
        Rows[situation].SingleOrDefault(cell => cell.Commands.Contains(command)).Outcome ?? Nothing;
}
