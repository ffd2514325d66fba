using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using static ActorScheduler.Contracts.Tests.Tasks.TaskSamples;

namespace ActorScheduler.Contracts.Tests.Tasks;

/// <summary>A column of the table: one command with the differences that matter to the decision.</summary>
/// <param name="Title">What the document calls it.</param>
/// <param name="Of">The command for a task that stands as given.</param>
internal sealed record TaskCommandKind(string Title, Func<TaskState, TaskCommand> Of)
{
    public static readonly TaskCommandKind Submit = new("SubmitTask", _ => new SubmitTask(Id, Call));
    public static readonly TaskCommandKind SubmitOther = new("SubmitTask with another call", _ => new SubmitTask(Id, OtherCall));
    public static readonly TaskCommandKind Start = new("StartAttempt", _ => new StartAttempt(Id, Worker));
    public static readonly TaskCommandKind Expire = new("ExpireTask", _ => new ExpireTask(Id));

    public static readonly TaskCommandKind Success = new("ReportSuccess", s => new ReportSuccess(Id, s.Attempt, "7", Second));
    public static readonly TaskCommandKind StaleSuccess = new(
        "ReportSuccess of an earlier attempt", s => new ReportSuccess(Id, s.Attempt - 1, "7", Second));

    public static readonly TaskCommandKind Fail = new("ReportFailure", s => new ReportFailure(Id, s.Attempt, Failure, Second, null, 0));
    public static readonly TaskCommandKind StaleFail = new(
        "ReportFailure of an earlier attempt", s => new ReportFailure(Id, s.Attempt - 1, Failure, Second, null, 0));

    public static readonly TaskCommandKind Lost = new("ReportLost", s => new ReportLost(Id, s.Attempt, "node-1 is gone"));
    public static readonly TaskCommandKind StaleLost = new(
        "ReportLost of an earlier attempt", s => new ReportLost(Id, s.Attempt - 1, "node-1 is gone"));

    public static readonly TaskCommandKind Revoke = new("RevokeTask", _ => new RevokeTask(Id, Terminate: false));
    public static readonly TaskCommandKind Terminate = new("RevokeTask with terminate", _ => new RevokeTask(Id, Terminate: true));

    public static readonly TaskCommandKind RevokeAgain = new(
        "RevokeTask of a request that was carried out", _ => new RevokeTask(Id, Terminate: true) { RequestId = DoneRequest });

    public static readonly TaskCommandKind RunNow = new("RescheduleTask to now", _ => new RescheduleTask(Id, null));
    public static readonly TaskCommandKind Postpone = new("RescheduleTask to another time", _ => new RescheduleTask(Id, Now.AddMinutes(30)));
    public static readonly TaskCommandKind PostponeTooFar = new(
        "RescheduleTask to its expires or later", s => new RescheduleTask(Id, s.Submission?.Expires ?? Now.AddDays(30)));

    public static readonly TaskCommandKind Shift = new(
        "RescheduleTask by a shift", _ => new RescheduleTask(Id, null) { Shift = TimeSpan.FromMinutes(-20), RequestId = NewRequest });

    public static readonly TaskCommandKind ShiftAgain = new(
        "RescheduleTask of a request that was carried out", _ => new RescheduleTask(Id, null) { Shift = Second, RequestId = DoneRequest });

    public static readonly TaskCommandKind Retry = new("RetryTask", _ => new RetryTask(Id, NewRequest));
    public static readonly TaskCommandKind RetryAgain = new("RetryTask of a request that was carried out", _ => new RetryTask(Id, DoneRequest));

    public static readonly TaskCommandKind Replace = new("ReplaceTask", _ => new ReplaceTask(Id, NewId, OtherCall));
    public static readonly TaskCommandKind ReplaceOther = new(
        "ReplaceTask with a second new id", _ => new ReplaceTask(Id, OtherId, OtherCall));

    public static readonly TaskCommandKind ReplaceBySelf = new(
        "ReplaceTask with the task's own id", _ => new ReplaceTask(Id, Id, OtherCall));

    public static readonly TaskCommandKind Confirm = new("ConfirmReplacement", _ => new ConfirmReplacement(Id));

    public static IReadOnlyList<TaskCommandKind> All { get; } =
    [
        Submit, SubmitOther, Start, Expire, Success, StaleSuccess, Fail, StaleFail, Lost, StaleLost,
        Revoke, Terminate, RevokeAgain, RunNow, Postpone, PostponeTooFar, Shift, ShiftAgain, Retry, RetryAgain, Replace, ReplaceOther, ReplaceBySelf, Confirm,
    ];

    public override string ToString() => Title;
}
