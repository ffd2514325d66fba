using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Events;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.Serialization;

/// <summary>Random events: any text that Unicode knows, any time of the calendar in microseconds.</summary>
internal static class EventGen
{
    private const long FirstMicrosecond = -62_135_596_800_000_000;
    private const long LastMicrosecond = 253_402_300_799_999_999;

    /// <summary>Whole characters of every plane, with NUL, line ends and right-to-left marks among them.</summary>
    public static readonly Gen<string> Text = Gen.Frequency(
        (3, Gen.Int[0x20, 0x7E]),
        (2, Gen.Int[0, 0xD7FF]),
        (1, Gen.Int[0xE000, 0x10FFFF])).Array[0, 20].Select(points => string.Concat(points.Select(char.ConvertFromUtf32)));

    public static readonly Gen<DateTimeOffset> Time = Gen.Frequency(
        (4, Gen.Long[0, 4_000_000_000_000_000]),
        (1, Gen.Long[FirstMicrosecond, LastMicrosecond]),
        (1, Gen.Bool.Select(last => last ? LastMicrosecond : FirstMicrosecond)))
        .Select(us => DateTimeOffset.UnixEpoch.AddTicks(us * TimeSpan.TicksPerMicrosecond));

    public static readonly Gen<TimeSpan> Duration =
        Gen.Long[TimeSpan.MinValue.Ticks / 10, TimeSpan.MaxValue.Ticks / 10].Select(us => new TimeSpan(us * TimeSpan.TicksPerMicrosecond));

    private static readonly Gen<string?> MaybeText = Maybe(Text);
    private static readonly Gen<DateTimeOffset?> MaybeTime = MaybeValue(Time);
    private static readonly Gen<int> Attempt = Gen.Int;
    private static readonly Gen<Delivery> Delivery = Gen.Enum<Delivery>();

    public static readonly Gen<RetryPolicy> Policy = Gen.Frequency(
        (1, Gen.Const(RetryPolicy.None)),
        (2, Gen.Select(Gen.Int, Duration, Duration, (n, backoff, most) => new RetryPolicy(n, backoff, most))));

    public static readonly Gen<TaskFailureInfo> Failure = Gen.Select(Text, Text, Text, (type, message, trace) => new TaskFailureInfo(type, message, trace));

    public static readonly Gen<TaskSubmission> Submission = Gen.Select(
        Gen.Select(Text, Text, Text, Text), Gen.Select(MaybeTime, MaybeTime, Delivery, Policy), Gen.Select(MaybeText, MaybeText, MaybeText, MaybeValue(Gen.Long)),
        (texts, how, where) => new TaskSubmission
        {
            Name = texts.Item1,
            ArgsJson = texts.Item2,
            KwargsJson = texts.Item3,
            Fingerprint = texts.Item4,
            Eta = how.Item1,
            Expires = how.Item2,
            Delivery = how.Item3,
            Retry = how.Item4,
            Queue = where.Item1,
            Exchange = where.Item2,
            RoutingKey = where.Item3,
            PeriodicTaskId = where.Item4,
        });

    public static readonly Gen<Schedule> Schedule = Gen.OneOf(
        Gen.Select(Gen.Long[1, 1000], Gen.Int[1, 5], (every, period) => (Schedule)new IntervalSchedule(every, (IntervalPeriod)period)),
        Gen.Select(Text, Text, Text, Text, Text, Text, (m, h, dw, dm, my, zone) => (Schedule)new CrontabSchedule(m, h, dw, dm, my, zone)));

    public static readonly Gen<PeriodicTaskDefinition> Definition = Gen.Select(
        Gen.Select(Text, Text, Schedule, Text), Gen.Select(Text, Text, Text, Text), Gen.Select(MaybeText, MaybeText, MaybeText), Gen.Select(Gen.Bool, MaybeTime, Delivery, Policy),
        (what, texts, where, how) => new PeriodicTaskDefinition
        {
            Name = what.Item1,
            Task = what.Item2,
            Schedule = what.Item3,
            Description = what.Item4,
            ArgsText = texts.Item1,
            KwargsText = texts.Item2,
            ArgsJson = texts.Item3,
            KwargsJson = texts.Item4,
            Queue = where.Item1,
            Exchange = where.Item2,
            RoutingKey = where.Item3,
            Enabled = how.Item1,
            Expires = how.Item2,
            Delivery = how.Item3,
            Retry = how.Item4,
        });

    public static readonly Gen<TaskEvent> TaskEvent = Gen.OneOf<TaskEvent>(
        Gen.Select(Time, Submission, MaybeText, (at, call, by) => new TaskSubmitted(at, call, by)),
        Gen.Select(Time, Attempt, Text, (at, n, worker) => new TaskStarted(at, n, worker)),
        Gen.Select(Time, Attempt, Text, Duration, (at, n, result, runtime) => new TaskSucceeded(at, n, result, runtime)),
        Gen.Select(Time, Attempt, Failure, MaybeValue(Duration), (at, n, failure, runtime) => new TaskFailed(at, n, failure, runtime)),
        Gen.Select(Time, Attempt, Time, Failure, (at, n, due, failure) => new TaskRetryScheduled(at, n, due, failure)),
        Gen.Select(Time, Attempt, Text, (at, n, reason) => new TaskAttemptLost(at, n, reason)),
        Gen.Select(Time, MaybeText, MaybeText, (at, by, request) => new TaskRevokeRequested(at, by) { RequestId = request }),
        Gen.Select(Time, Gen.Enum<RevokeReason>(), MaybeText, MaybeText, (at, reason, by, request) => new TaskRevoked(at, reason, by) { RequestId = request }),
        Gen.Select(Time, Time, MaybeText, MaybeText, (at, due, request, by) => new TaskRescheduled(at, due, request, by)),
        Gen.Select(Time, Text, MaybeText, (at, request, by) => new TaskRetryRequested(at, request, by)),
        Gen.Select(Time, Text, Submission, MaybeText, (at, id, call, by) => new TaskReplaced(at, id, call, by)),
        Time.Select(at => new TaskReplacementSubmitted(at)));

    public static readonly Gen<PeriodicTaskEvent> PeriodicTaskEvent = Gen.OneOf<PeriodicTaskEvent>(
        Gen.Select(Time, Definition, MaybeTime, MaybeText, (at, definition, next, by) => new PeriodicTaskCreated(at, definition, next, by)),
        Gen.Select(Time, Definition, Time, MaybeTime, MaybeText, (at, definition, anchor, next, by) => new PeriodicTaskUpdated(at, definition, anchor, next, by)),
        Gen.Select(Time, Time, Text, MaybeTime, (at, nominal, id, next) => new PeriodicTaskFired(at, nominal, id, next)),
        Time.Select(at => new PeriodicTaskEnded(at)),
        Time.Select(MaybeText, (at, by) => new PeriodicTaskDeleted(at, by)));

    public static readonly Gen<TaskFilter> Filter = Gen.Select(
        Gen.Enum<TaskPhase>().Where(phase => phase != TaskPhase.Unknown).Array[0, 3],
        Gen.Select(MaybeText, MaybeText, MaybeText, MaybeText),
        Gen.Select(MaybeTime, MaybeTime, MaybeTime, MaybeTime, MaybeTime, MaybeTime),
        MaybeValue(Gen.Long),
        (phases, texts, times, periodic) => new TaskFilter
        {
            Phases = phases,
            Name = texts.Item1,
            NamePrefix = texts.Item2,
            Queue = texts.Item3,
            Search = texts.Item4,
            ReceivedFrom = times.Item1,
            ReceivedTo = times.Item2,
            EtaFrom = times.Item3,
            EtaTo = times.Item4,
            FinishedFrom = times.Item5,
            FinishedTo = times.Item6,
            PeriodicTaskId = periodic,
        });

    public static readonly Gen<BulkAction> BulkAction = Gen.Select(Gen.Enum<BulkActionKind>(), Gen.Bool, MaybeTime, MaybeValue(Duration), (kind, terminate, eta, shift) =>
        new BulkAction(kind) { Terminate = terminate, Eta = eta, Shift = shift });

    public static readonly Gen<BulkCounts> BulkCounts = Gen.Select(
        Gen.Long, Gen.Long, Gen.Long, Gen.Select(Text, Gen.Enum<TaskRefusal>(), Gen.Enum<TaskPhase>(), (id, why, phase) => new BulkRefusal(id, why, phase)).Array[0, 3],
        (changed, skipped, refused, refusals) => new BulkCounts(changed, skipped, refused, [.. refusals]));

    public static readonly Gen<TaskCursor?> MaybeCursor = MaybeValue(Gen.Long.Select(position => new TaskCursor(position)));

    public static readonly Gen<BulkOperationEvent> BulkOperationEvent = Gen.OneOf<BulkOperationEvent>(
        Gen.Select(Time, BulkAction, Filter, Gen.Long, Gen.Long, MaybeText, (at, action, filter, start, matched, by) =>
            new BulkOperationStarted(at, action, filter, new TaskCursor(start), matched, by)),
        Gen.Select(Time, BulkCounts, Text.Array[0, 4], MaybeCursor, (at, done, page, next) => new BulkOperationProgressed(at, done, [.. page], next)),
        Gen.Select(Time, BulkCounts, Gen.Int[1, 3], MaybeText, (at, done, outcome, by) => new BulkOperationEnded(at, done, (BulkPhase)outcome, by)));

    public static readonly Gen<AccessEvent> AccessEvent = Gen.OneOf<AccessEvent>(
        Gen.Select(Time, Text, Gen.Enum<AccessRole>().Array[1, 3], Text.Array[0, 3], MaybeTime, MaybeText, (at, text, roles, tasks, expires, by) =>
            new AccessKeyCreated(at, text, text, [.. roles], [.. tasks], expires, text, by) { Queues = [.. tasks.Reverse()] }),
        Gen.Select(Time, Text, MaybeText, (at, text, by) => new AccessKeyRotated(at, text, text, by)),
        Gen.Select(Time, Text, MaybeText, (at, text, by) => new AccessKeyRevoked(at, text, by)),
        Gen.Select(Time, Text, Time, MaybeText, (at, text, expires, by) => new AccessSessionOpened(at, text, text, new KeyHolder(text, text), expires, by)),
        Gen.Select(Time, Text, Time, Text.Array[0, 3], MaybeText, (at, text, expires, groups, by) => new AccessSessionOpened(at, text, text, new ProviderHolder(text, [.. groups]), expires, by)),
        Gen.Select(Time, Text, MaybeText, (at, text, by) => new AccessSessionClosed(at, text, by)),
        Gen.Select(Time, Time, Text, Gen.Select(Gen.Enum<AttemptRefusal>(), Text, Text, MaybeText, MaybeText, Gen.Long, (reason, route, address, by, key, count) =>
            new RefusedAttempts(reason, route, address, by, key, count)).Array[0, 3], Gen.Long, (at, since, text, attempts, others) => new AccessAttemptsRefused(at, since, text, [.. attempts], others)));

    public static readonly Gen<HoldEvent> HoldEvent = Gen.OneOf<HoldEvent>(
        Gen.Select(Time, Gen.Enum<HoldKind>(), Text, Text, MaybeTime, MaybeText, (at, kind, name, reason, until, by) => new HoldSet(at, kind, name, reason, until, by)),
        Gen.Select(Time, Gen.Enum<HoldKind>(), Text, MaybeText, (at, kind, name, by) => new HoldLifted(at, kind, name, by)));

    public static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : class => Gen.Bool.SelectMany(present => gen.Select(value => present ? value : null));

    public static Gen<T?> MaybeValue<T>(Gen<T> gen)
        where T : struct => Gen.Bool.SelectMany(present => gen.Select(value => present ? value : (T?)null));
}
