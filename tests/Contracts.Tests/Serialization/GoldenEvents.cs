using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Events;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Schedules.Specs;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tests.Serialization;

/// <summary>The events that the lines of <c>Golden/events.golden</c> hold. Both are only ever added to.</summary>
internal static class GoldenEvents
{
    internal static readonly DateTimeOffset At = new DateTimeOffset(2024, 5, 1, 10, 11, 12, TimeSpan.Zero).AddTicks(1234560);
    internal static readonly DateTimeOffset Eta = At.AddHours(1);
    internal static readonly DateTimeOffset End = At.AddDays(30);
    internal static readonly TimeSpan Runtime = TimeSpan.FromMilliseconds(1500);
    internal static readonly TaskFailureInfo Failure = new("System.InvalidOperationException", "kein Weg – 没有路", "at A\nat B");

    internal static readonly TaskSubmission BareCall = new() { Name = "demo_app.tasks.test", Fingerprint = "f-1" };

    internal static readonly TaskSubmission FullCall = new()
    {
        Name = "demo_app.tasks.echo",
        ArgsJson = """["ä",1]""",
        KwargsJson = """{"键":"值"}""",
        Eta = Eta,
        Expires = End,
        Delivery = Delivery.AtMostOnce,
        Retry = new RetryPolicy(3, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10)),
        Queue = "q",
        Exchange = "x",
        RoutingKey = "r",
        PeriodicTaskId = 42,
        Fingerprint = "f-2",
    };

    internal static readonly PeriodicTaskDefinition Bare = new()
    {
        Name = "每天",
        Task = "demo_app.tasks.test",
        Schedule = new IntervalSchedule(10, IntervalPeriod.Seconds),
    };

    internal static readonly PeriodicTaskDefinition Full = new()
    {
        Name = "weekly",
        Task = "demo_app.tasks.echo",
        Schedule = new CrontabSchedule("*/15", "8-18", "mon-fri", "*", "1,7", "Asia/Shanghai"),
        ArgsText = "('a',)",
        KwargsText = "{'k': None}",
        ArgsJson = """["a"]""",
        KwargsJson = """{"k":null}""",
        Enabled = false,
        Expires = End,
        Description = "a report",
        Queue = "q",
        Exchange = "x",
        RoutingKey = "r",
        Delivery = Delivery.AtMostOnce,
        Retry = new RetryPolicy(1, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60)),
    };

    private static readonly SpecSchedule Rules = SpecSchedule.FromJson("""
        {"timezone": "Europe/Berlin", "include": [{"cron": "0 H LW * *"}, {"rrule": "DTSTART:20260101T090000\nRRULE:FREQ=MONTHLY"}],
         "exclude": [{"calendar": "de", "version": 3, "content": {"dates": ["2026-12-25"]}}], "dst": {"gap": "skip", "overlap": "last"}, "seed": 42}
        """u8.ToArray());

    private static readonly TaskFilter FullFilter = new()
    {
        Phases = [TaskPhase.Pending, TaskPhase.Retry],
        Name = "demo_app.tasks.echo",
        NamePrefix = "demo_app.",
        ReceivedFrom = At,
        ReceivedTo = Eta,
        EtaFrom = At.AddDays(1),
        EtaTo = At.AddDays(2),
        FinishedFrom = At.AddDays(3),
        FinishedTo = At.AddDays(4),
        Queue = "q",
        PeriodicTaskId = 42,
        Search = "键",
    };

    private static readonly BulkCounts Done = new(7, 2, 3, [new BulkRefusal("t-0", TaskRefusal.PastExpires, TaskPhase.Pending), new BulkRefusal("t-x", TaskRefusal.UnknownTask, TaskPhase.Unknown)]);

    /// <summary>All of them, by the name of their file.</summary>
    public static IReadOnlyDictionary<string, object> All { get; } = new Dictionary<string, object>
    {
        ["task-submitted.1.bare"] = new TaskSubmitted(At, BareCall),
        ["task-submitted.1.full"] = new TaskSubmitted(At, FullCall),
        ["task-started.1.full"] = new TaskStarted(At, 2, "node-1#17"),
        ["task-succeeded.1.full"] = new TaskSucceeded(At, 2, """{"r":"结果"}""", Runtime),
        ["task-failed.1.bare"] = new TaskFailed(At, 1, Failure, null),
        ["task-failed.1.full"] = new TaskFailed(At, 2, Failure, Runtime),
        ["task-retry-scheduled.1.full"] = new TaskRetryScheduled(At, 1, Eta, Failure),
        ["task-attempt-lost.1.full"] = new TaskAttemptLost(At, 1, "node-1 is gone"),
        ["task-revoke-requested.1.full"] = new TaskRevokeRequested(At),
        ["task-revoked.1.requested"] = new TaskRevoked(At, RevokeReason.Requested),
        ["task-revoked.1.terminated"] = new TaskRevoked(At, RevokeReason.Terminated),
        ["task-revoked.1.expired"] = new TaskRevoked(At, RevokeReason.Expired),
        ["task-revoked.1.replaced"] = new TaskRevoked(At, RevokeReason.Replaced),
        ["task-revoked.1.request"] = new TaskRevoked(At, RevokeReason.Requested) { RequestId = "r-1" },
        ["task-revoke-requested.1.request"] = new TaskRevokeRequested(At) { RequestId = "r-1" },
        ["task-rescheduled.1.bare"] = new TaskRescheduled(At, Eta, null),
        ["task-rescheduled.1.full"] = new TaskRescheduled(At, Eta, "r-1", "ops"),
        ["task-retry-requested.1.full"] = new TaskRetryRequested(At, "r-1", "ops"),
        ["task-replaced.1.bare"] = new TaskReplaced(At, "new-id", BareCall),
        ["task-replaced.1.full"] = new TaskReplaced(At, "new-id", FullCall),
        ["task-replacement-submitted.1.full"] = new TaskReplacementSubmitted(At),
        ["periodic-created.1.bare"] = new PeriodicTaskCreated(At, Bare, null),
        ["periodic-created.1.full"] = new PeriodicTaskCreated(At, Full, Eta),
        ["periodic-created.1.days"] = new PeriodicTaskCreated(At, Bare with { Schedule = new IntervalSchedule(1, IntervalPeriod.Days) }, Eta),
        ["periodic-created.1.hours"] = new PeriodicTaskCreated(At, Bare with { Schedule = new IntervalSchedule(2, IntervalPeriod.Hours) }, Eta),
        ["periodic-created.1.minutes"] = new PeriodicTaskCreated(At, Bare with { Schedule = new IntervalSchedule(3, IntervalPeriod.Minutes) }, Eta),
        ["periodic-created.1.microseconds"] =
            new PeriodicTaskCreated(At, Bare with { Schedule = new IntervalSchedule(5, IntervalPeriod.Microseconds) }, Eta),
        ["periodic-updated.1.bare"] = new PeriodicTaskUpdated(At, Bare, At, null),
        ["periodic-updated.1.full"] = new PeriodicTaskUpdated(At, Full, At.AddHours(-1), Eta),
        ["periodic-fired.1.bare"] = new PeriodicTaskFired(At, At.AddSeconds(-1), "8f1d", null),
        ["periodic-fired.1.full"] = new PeriodicTaskFired(At, At.AddSeconds(-1), "8f1d", Eta),
        ["periodic-ended.1.full"] = new PeriodicTaskEnded(At),
        ["periodic-deleted.1.full"] = new PeriodicTaskDeleted(At),
        ["bulk-started.1.bare"] = new BulkOperationStarted(At, new BulkAction(BulkActionKind.RunNow), TaskFilter.All, new TaskCursor(1), 0, null),
        ["bulk-started.1.revoke"] =
            new BulkOperationStarted(At, new BulkAction(BulkActionKind.Revoke) { Terminate = true }, FullFilter, new TaskCursor(77), 12, "ops"),
        ["bulk-started.1.retry"] = new BulkOperationStarted(
            At, new BulkAction(BulkActionKind.Retry), TaskFilter.All with { Phases = [TaskPhase.Failure] }, new TaskCursor(77), 12, "ops"),
        ["bulk-started.1.eta"] =
            new BulkOperationStarted(At, new BulkAction(BulkActionKind.Reschedule) { Eta = Eta }, FullFilter, new TaskCursor(77), 12, null),
        ["bulk-started.1.shift"] = new BulkOperationStarted(
            At, new BulkAction(BulkActionKind.Reschedule) { Shift = TimeSpan.FromSeconds(-90) }, FullFilter, new TaskCursor(77), 12, null),
        ["bulk-progressed.1.bare"] = new BulkOperationProgressed(At, BulkCounts.None, [], null),
        ["bulk-progressed.1.full"] = new BulkOperationProgressed(At, Done, ["t-1", "键"], new TaskCursor(55)),
        ["bulk-ended.1.bare"] = new BulkOperationEnded(At, BulkCounts.None, BulkPhase.Success, null),
        ["bulk-ended.1.full"] = new BulkOperationEnded(At, Done, BulkPhase.Cancelled, "ops"),
        ["task-submitted.1.asked"] = new TaskSubmitted(At, BareCall, "运维 anna"),
        ["task-revoke-requested.1.asked"] = new TaskRevokeRequested(At, "127.0.0.1"),
        ["task-revoked.1.asked"] = new TaskRevoked(At, RevokeReason.Requested, "127.0.0.1"),
        ["task-replaced.1.asked"] = new TaskReplaced(At, "new-id", BareCall, "periodic-task 12"),
        ["periodic-created.1.asked"] = new PeriodicTaskCreated(At, Bare, Eta, "anna"),
        ["periodic-updated.1.asked"] = new PeriodicTaskUpdated(At, Bare, At, Eta, "anna"),
        ["periodic-deleted.1.asked"] = new PeriodicTaskDeleted(At, "anna"),
        ["periodic-created.1.spec"] = new PeriodicTaskCreated(At, Bare with { Schedule = Rules }, Eta),
        ["access-key-created.1.bare"] = new AccessKeyCreated(At, "0123456789abcdef", "ops", [AccessRole.Admin], [], null, "00ff", null),
        ["access-key-created.1.full"] = new AccessKeyCreated(At, "0123456789abcdef", "billing", [AccessRole.Submitter, AccessRole.Operator], ["billing.*", "键"], End, "00ff", "key ops"),
        ["access-key-rotated.1.full"] = new AccessKeyRotated(At, "0123456789abcdef", "11ff", "key ops"),
        ["access-key-revoked.1.full"] = new AccessKeyRevoked(At, "0123456789abcdef", "key ops"),
        ["access-attempts-refused.1.bare"] = new AccessAttemptsRefused(At, At, "gateway-1", [], 0),
        ["access-attempts-refused.1.full"] = new AccessAttemptsRefused(
            End,
            At,
            "gateway-1",
            [
                new RefusedAttempts(AttemptRefusal.WrongProof, "POST /api/v1/tasks", "10.0.3.7", null, "0123456789abcdef", 118),
                new RefusedAttempts(AttemptRefusal.Role, "DELETE /api/v1/access/keys/{id}", "::1", "key billing", null, 1),
            ],
            4_711),
        ["access-key-created.1.queues"] = new AccessKeyCreated(At, "0123456789abcdef", "mail", [AccessRole.Submitter], [], null, "00ff", null) { Queues = ["mail", "邮件.*"] },
        ["access-session-opened.1.bare"] = new AccessSessionOpened(At, "20261127-0123456789abcdef", "00ff", new KeyHolder("0123456789abcdef", "11ff"), End, null),
        ["access-session-opened.1.full"] = new AccessSessionOpened(At, "20261127-0123456789abcdef", "00ff", new KeyHolder("0123456789abcdef", "11ff"), End, "key ops"),
        ["access-session-opened.1.provider"] = new AccessSessionOpened(At, "20261127-0123456789abcdef", "00ff", new ProviderHolder("anna", ["ops-team", "运维"]), End, "oidc anna"),
        ["access-session-closed.1.bare"] = new AccessSessionClosed(End, "20261127-0123456789abcdef", null),
        ["access-session-closed.1.full"] = new AccessSessionClosed(End, "20261127-0123456789abcdef", "key ops"),
        ["hold-set.1.bare"] = new HoldSet(At, HoldKind.Queue, "mail", "the provider is down", null, null),
        ["hold-set.1.full"] = new HoldSet(At, HoldKind.TaskName, "shop.邮件", "维护", End, "key ops"),
        ["hold-lifted.1.full"] = new HoldLifted(At, HoldKind.Queue, "mail", "key ops"),
    };

    /// <summary>What releases wrote.</summary>
    public static GoldenFile File { get; } = new("events");

    /// <summary>The bytes of a case.</summary>
    public static byte[] Read(string name) => File.Read(name, () => EventFormat.ToBytes(All[name]));
}
