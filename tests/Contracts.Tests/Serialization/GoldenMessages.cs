using ActorScheduler.Authoring;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Commands;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using static ActorScheduler.Contracts.Tests.Serialization.GoldenEvents;

namespace ActorScheduler.Contracts.Tests.Serialization;

/// <summary>The messages that the lines of <c>Golden/messages.golden</c> hold. Both are only ever added to.</summary>
internal static class GoldenMessages
{
    private static readonly BulkCounts Counts = new(5, 2, 1, [new BulkRefusal("t-3", TaskRefusal.AlreadyFinished, TaskPhase.Success)]);

    private static readonly PeriodicTaskPatch EveryPart = new()
    {
        Name = "weekly",
        Call = new PeriodicTaskCall("demo_app.tasks.echo", Delivery.AtMostOnce, new RetryPolicy(1, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60))),
        Schedule = Full.Schedule,
        Args = new ArgumentText("('a',)", """["a"]"""),
        Kwargs = new ArgumentText("{'k': None}", """{"k":null}"""),
        Enabled = false,
        Expires = new Change<DateTimeOffset?>(End),
        Description = "",
        Queue = new Change<string?>("q"),
        Exchange = new Change<string?>(""),
        RoutingKey = new Change<string?>("r"),
    };

    private static readonly PeriodicTaskPatch TakesAway = new()
    {
        Expires = new Change<DateTimeOffset?>(null),
        Queue = new Change<string?>(null),
        Exchange = new Change<string?>(null),
        RoutingKey = new Change<string?>(null),
    };

    /// <summary>All of them, by the name of their file.</summary>
    public static IReadOnlyDictionary<string, IWireMessage> All { get; } = new Dictionary<string, IWireMessage>
    {
        ["submit-task.1.bare"] = new SubmitTask("t-1", BareCall),
        ["submit-task.1.full"] = new SubmitTask("t-1", FullCall, "10.0.0.1 as ann"),
        ["revoke-task.1.bare"] = new RevokeTask("t-1", Terminate: false),
        ["revoke-task.1.full"] = new RevokeTask("t-1", Terminate: true, "10.0.0.1 as ann") { RequestId = "r-1" },
        ["reschedule-task.1.bare"] = new RescheduleTask("t-1", null),
        ["reschedule-task.1.full"] = new RescheduleTask("t-1", Eta, "10.0.0.1 as ann") { Shift = TimeSpan.FromMinutes(-5), RequestId = "r-1" },
        ["retry-task.1.full"] = new RetryTask("t-1", "r-1", "10.0.0.1 as ann"),
        ["replace-task.1.full"] = new ReplaceTask("t-1", "t-2", FullCall, "10.0.0.1 as ann"),
        ["confirm-replacement.1.full"] = new ConfirmReplacement("t-1"),
        ["start-attempt.1.full"] = new StartAttempt("t-1", "node-1:1#17"),
        ["expire-task.1.full"] = new ExpireTask("t-1"),
        ["report-success.1.full"] = new ReportSuccess("t-1", 2, """{"r":"结果"}""", Runtime),
        ["report-failure.1.bare"] = new ReportFailure("t-1", 1, Failure, Runtime, null, 0),
        ["report-failure.1.full"] = new ReportFailure("t-1", 2, Failure, Runtime, TimeSpan.FromSeconds(3), 0.25),
        ["report-lost.1.full"] = new ReportLost("t-1", 2, "node-1 is gone"),
        ["wake-task.1.full"] = new WakeTask("t-1"),
        ["task-accepted.1.full"] = new TaskAccepted("t-1"),
        ["task-revoke-accepted.1.full"] = new TaskRevokeAccepted("t-1", StillRunning: true) { ByThisRequest = true },
        ["task-reschedule-accepted.1.full"] = new TaskRescheduleAccepted("t-1", Eta) { ByThisRequest = true },
        ["task-retry-accepted.1.full"] = new TaskRetryAccepted("t-1"),
        ["task-replace-accepted.1.full"] = new TaskReplaceAccepted("t-1", "t-2"),
        ["task-refused.1.bare"] = new TaskRefused("t-1", TaskRefusal.UnknownTask, TaskPhase.Unknown),
        ["task-refused.1.full"] = new TaskRefused("t-1", TaskRefusal.AlreadyStarted, TaskPhase.Started) { Expires = End },
        ["task-outcome-unknown.1.full"] = new TaskOutcomeUnknown("t-1", "the disk is full"),
        ["create-periodic-task.1.bare"] = new CreatePeriodicTask(7, Bare),
        ["create-periodic-task.1.full"] = new CreatePeriodicTask(7, Full, "10.0.0.1 as ann"),
        ["update-periodic-task.1.bare"] = new UpdatePeriodicTask(7, new PeriodicTaskPatch()),
        ["update-periodic-task.1.full"] = new UpdatePeriodicTask(7, EveryPart, "10.0.0.1 as ann"),
        ["update-periodic-task.1.away"] = new UpdatePeriodicTask(7, TakesAway),
        ["delete-periodic-task.1.full"] = new DeletePeriodicTask(7, "10.0.0.1 as ann"),
        ["record-occurrence.1.full"] = new RecordOccurrence(7, At),
        ["end-periodic-task.1.full"] = new EndPeriodicTask(7),
        ["wake-periodic-task.1.full"] = new WakePeriodicTask(7),
        ["periodic-task-accepted.1.full"] = new PeriodicTaskAccepted(7),
        ["periodic-task-refused.1.full"] = new PeriodicTaskRefused(7, PeriodicTaskRefusal.NameTaken),
        ["periodic-task-outcome-unknown.1.full"] = new PeriodicTaskOutcomeUnknown(7, "the disk is full"),
        ["request-slot.1.full"] = new RequestSlot("t-1", TaskQueues.Default),
        ["request-slot.1.queue"] = new RequestSlot("t-1", "邮件"),
        ["slot-granted.1.full"] = new SlotGranted("t-1", "node-1:1#17"),
        ["return-slot.1.full"] = new ReturnSlot("t-1"),
        ["run-attempt.1.full"] = new RunAttempt("t-1", 2, "demo_app.tasks.echo", """["ä"]""", """{"键":1}""", HoldsWorker: true),
        ["cancel-attempt.1.full"] = new CancelAttempt("t-1", 2),
        ["query-attempt.1.full"] = new QueryAttempt("t-1", 2),
        ["attempt-known.1.full"] = new AttemptKnown("t-1", 2),
        ["attempt-unknown.1.full"] = new AttemptUnknown("t-1", 2),
        ["outcome-stored.1.full"] = new OutcomeStored("t-1", 2),
        ["learn-holds.1.full"] = new LearnHolds(17),
        ["holds-learned.1.full"] = new HoldsLearned(17),
        ["wake-up-answer.1.full"] = new WakeUpAnswer(WakeUpKind.PeriodicTask, "7", RowStays: true),
        ["start-bulk-operation.1.full"] = new StartBulkOperation(
            "o-1", new BulkAction(BulkActionKind.Revoke) { Terminate = true }, new TaskFilter { NamePrefix = "demo" }, new TaskCursor(99), 7, "10.0.0.1 as ann"),
        ["cancel-bulk-operation.1.full"] = new CancelBulkOperation("o-1", "10.0.0.1 as ann"),
        ["take-bulk-page.1.full"] = new TakeBulkPage("o-1", Counts, ["t-1", "t-2"], new TaskCursor(9)),
        ["end-bulk-operation.1.full"] = new EndBulkOperation("o-1", Counts, BulkPhase.Cancelled, "10.0.0.1 as ann"),
        ["wake-bulk-operation.1.full"] = new WakeBulkOperation("o-1"),
        ["bulk-operation-accepted.1.full"] = new BulkOperationAccepted("o-1"),
        ["bulk-operation-refused.1.full"] = new BulkOperationRefused("o-1", BulkOperationRefusal.IdTaken),
        ["bulk-operation-outcome-unknown.1.full"] = new BulkOperationOutcomeUnknown("o-1", "the disk is full"),
    };

    /// <summary>What releases wrote.</summary>
    public static GoldenFile File { get; } = new("messages");

    /// <summary>The bytes of a case.</summary>
    public static byte[] Read(string name) => File.Read(name, () => MessageCodec.ToBytes(All[name]));
}
