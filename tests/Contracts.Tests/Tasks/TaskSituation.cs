using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using static ActorScheduler.Contracts.Tests.Tasks.TaskSamples;

namespace ActorScheduler.Contracts.Tests.Tasks;

/// <summary>A row of the table: where a task can stand at <see cref="Now"/>, told by its history.</summary>
/// <param name="Title">What the document calls it.</param>
/// <param name="Words">What the document says of it.</param>
/// <param name="History">The events that lead there.</param>
internal sealed record TaskSituation(string Title, string Words, params TaskEvent[] History)
{
    private static readonly DateTimeOffset Later = Now.AddHours(1);
    private static readonly DateTimeOffset Before = Now.AddMinutes(-1);
    private static readonly TaskSubmitted Submitted = new(T0, Call);
    private static readonly TaskStarted First = new(T0.AddSeconds(1), 1, Worker);
    private static readonly TaskStarted Second2 = new(T0.AddSeconds(5), 2, Worker);
    private static readonly TaskAttemptLost LostFirst = new(T0.AddSeconds(4), 1, "gone");

    public static readonly TaskSituation Unknown = new("Unknown", "No task of this id was ever accepted.");

    public static readonly TaskSituation Waiting = new(
        "PENDING, before its time",
        "Accepted and durable; its eta has not come.",
        new TaskSubmitted(T0, Call with { Eta = Later, Expires = Later.AddHours(1) }));

    public static readonly TaskSituation Due = new(
        "PENDING, due", "Its time has come; it begins as soon as a worker is free. It never ran.", Submitted);

    public static readonly TaskSituation Expired = new(
        "PENDING, expired",
        "Its `expires` has passed, and the timer that ends it has not fired yet.",
        new TaskSubmitted(T0, Call with { Expires = Now }));

    public static readonly TaskSituation Again = new(
        "PENDING, after a lost attempt",
        "The process of an attempt died; the task runs again as soon as a worker is free.",
        Submitted, First, LostFirst);

    public static readonly TaskSituation Running = new(
        "STARTED", "The second attempt runs, and a retry is left.", Submitted, First, LostFirst, Second2);

    public static readonly TaskSituation LastTry = new(
        "STARTED, no retry left",
        "An attempt runs, and as many retries were made as the task's policy allows.",
        new TaskSubmitted(T0, Call with { Retry = RetryPolicy.None }), First);

    public static readonly TaskSituation OnlyOnce = new(
        "STARTED, at most once",
        "The attempt of a task that must never be repeated after its process died.",
        new TaskSubmitted(T0, Call with { Delivery = Delivery.AtMostOnce }), First);

    public static readonly TaskSituation LastLoss = new(
        "STARTED, 15 attempts lost",
        "One more lost attempt ends the task, so that one that kills its worker does not do so for ever.",
        [Submitted, .. Enumerable.Range(1, 15).SelectMany(n => new TaskEvent[] { new TaskStarted(Before, n, Worker), new TaskAttemptLost(Before, n, "gone") }), new TaskStarted(Before, 16, Worker)]);

    public static readonly TaskSituation RevokeAsked = new(
        "STARTED, revoke requested",
        "Someone revoked the task without `terminate`: the attempt goes on, nothing follows it.",
        Submitted, First, new TaskRevokeRequested(Before));

    public static readonly TaskSituation RetryWaiting = new(
        "RETRY, before its time",
        "An attempt failed; the next one waits for the end of its delay.",
        Submitted, First, new TaskRetryScheduled(Before, 1, Later, Failure));

    public static readonly TaskSituation RetryDue = new(
        "RETRY, due", "The delay is over; the next attempt begins as soon as a worker is free.",
        Submitted, First, new TaskRetryScheduled(Before, 1, Now, Failure));

    public static readonly TaskSituation RetryExpired = new(
        "RETRY, expired",
        "`expires` has passed before the next attempt could begin.",
        new TaskSubmitted(T0, Call with { Expires = Before }), First, new TaskRetryScheduled(Before, 1, Now, Failure));

    public static readonly TaskSituation Succeeded = new(
        "SUCCESS", "Final: an attempt returned, and its result is kept.", Submitted, First, new TaskSucceeded(Before, 1, "7", TaskSamples.Second));

    public static readonly TaskSituation Failed = new(
        "FAILURE", "Final: the last attempt failed or was lost, and its error is kept.",
        Submitted, First, new TaskFailed(Before, 1, Failure, TaskSamples.Second));

    public static readonly TaskSituation Revoked = new(
        "REVOKED", "Final: taken back, terminated or expired. What an attempt still reports is refused as stale.",
        Submitted, First, new TaskRevoked(Before, RevokeReason.Terminated));

    public static readonly TaskSituation Replaced = new(
        "REVOKED, replacement not yet accepted",
        "Changed before it ran: the task with the new id is submitted again and again until it is accepted.",
        Submitted, new TaskReplaced(Before, NewId, OtherCall));

    public static readonly TaskSituation ReplacedAndDone = new(
        "REVOKED, replaced", "Changed before it ran; the task with the new id is accepted.",
        Submitted, new TaskReplaced(Before, NewId, OtherCall), new TaskReplacementSubmitted(Before));

    public static readonly TaskSituation RevokedLate = new(
        "REVOKED, expired", "Its `expires` has passed: running it again could only revoke it again.",
        new TaskSubmitted(T0, Call with { Expires = Before }), new TaskRevoked(Before, RevokeReason.Expired));

    public static readonly TaskSituation Moved = new(
        "PENDING, rescheduled", "A request moved its start to a later time; the same request does not move it again.",
        Submitted, new TaskRescheduled(Before, Later, DoneRequest));

    public static readonly TaskSituation AskedAgain = new(
        "PENDING, to run again", "A failed task that someone asked to run again; the same request does so once.",
        Submitted, First, new TaskFailed(Before, 1, Failure, TaskSamples.Second), new TaskRetryRequested(Before, DoneRequest));

    public static IReadOnlyList<TaskSituation> All { get; } =
    [
        Unknown, Waiting, Due, Expired, Again, Running, LastTry, OnlyOnce, LastLoss, RevokeAsked,
        RetryWaiting, RetryDue, RetryExpired, Succeeded, Failed, Revoked, RevokedLate, Replaced, ReplacedAndDone,
        Moved, AskedAgain,
    ];

    public TaskState State => TaskState.Replay(History);

    public override string ToString() => Title;
}
