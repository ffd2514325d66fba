using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using CsCheck;
using static ActorScheduler.Contracts.Tests.Tasks.TaskSamples;

namespace ActorScheduler.Contracts.Tests.Tasks;

/// <summary>Random commands, with times that pass, stand still and jump back.</summary>
internal static class TaskGen
{
    private const long MicrosecondsPerHour = 3_600_000_000;

    /// <summary>Mostly forward by up to an hour; sometimes not at all, or back.</summary>
    private static readonly Gen<TimeSpan> Passes = Gen.Frequency(
        (6, Gen.Long[0, MicrosecondsPerHour].Select(Microseconds)),
        (3, Gen.Const(TimeSpan.Zero)),
        (2, Gen.Long[-2 * MicrosecondsPerHour, 0].Select(Microseconds)));

    /// <summary>A time near the start of the walk, or none.</summary>
    private static readonly Gen<DateTimeOffset?> Near = Gen.Frequency(
        (2, Gen.Const(() => (DateTimeOffset?)null)),
        (1, Gen.Long[-MicrosecondsPerHour, 3 * MicrosecondsPerHour].Select(us => (DateTimeOffset?)T0.Add(Microseconds(us)))));

    private static readonly Gen<RetryPolicy> Policy = Gen.Frequency(
        (1, Gen.Const(RetryPolicy.None)),
        (3, Gen.Int[0, 3].Select(Gen.Long[0, MicrosecondsPerHour], (n, us) => new RetryPolicy(n, Microseconds(us), TimeSpan.FromMinutes(10)))));

    public static readonly Gen<TaskSubmission> Submission =
        Gen.Select(Near, Near, Policy, Gen.Enum<Delivery>(), Gen.Int[1, 2], (eta, expires, retry, delivery, call) => Call with
        {
            Eta = eta,
            Expires = expires,
            Retry = retry,
            Delivery = delivery,
            Fingerprint = $"call-{call}",
        });

    /// <summary>One who asks, or no one.</summary>
    private static readonly Gen<string?> Asker = Gen.Int[0, 2].Select(n => n == 0 ? null : $"asker {n}");

    /// <summary>A report of the attempt of the state, or of one beside it.</summary>
    private static readonly Gen<int> Beside = Gen.Frequency((6, Gen.Const(0)), (1, Gen.Int[-2, 1]));

    /// <summary>A delay that user code asks for, in ticks of 100 ns; now and then one that no calendar holds.</summary>
    private static readonly Gen<TimeSpan?> RetryIn = Gen.Frequency(
        (4, Gen.Const(() => (TimeSpan?)null)),
        (2, Gen.Long[0, 60 * TimeSpan.TicksPerSecond].Select(ticks => (TimeSpan?)new TimeSpan(ticks))),
        (1, Gen.Bool.Select(far => (TimeSpan?)(far ? TimeSpan.MaxValue : TimeSpan.MinValue))));

    private static readonly Gen<TimeSpan> Runtime = Gen.Long[0, TimeSpan.TicksPerHour].Select(ticks => new TimeSpan(ticks));

    /// <summary>Few enough that requests come again; more than are remembered.</summary>
    private static readonly Gen<string> RequestId = Gen.Int[1, RecentRequests.Most + 2].Select(n => $"request-{n}");

    private static readonly Gen<string?> Request = Gen.Bool.SelectMany(has => RequestId.Select(id => has ? id : null));

    private static readonly Gen<Func<TaskState, TaskCommand>> Command = Gen.Frequency(
        (4, Submission.Select(Asker, (call, by) => Given(_ => new SubmitTask(Id, call, by)))),
        (8, Gen.Const(Given(_ => new StartAttempt(Id, Worker)))),
        (1, Gen.Const(Given(_ => new ExpireTask(Id)))),
        (2, Beside.Select(Runtime, (by, time) => Given(s => new ReportSuccess(Id, s.Attempt + by, "7", time)))),
        (4, Gen.Select(Beside, Runtime, RetryIn, Gen.Double[0, 1], (by, time, delay, jitter) =>
            Given(s => new ReportFailure(Id, s.Attempt + by, Failure, time, delay, jitter)))),
        (5, Beside.Select(by => Given(s => new ReportLost(Id, s.Attempt + by, "gone")))),
        (1, Gen.Select(Gen.Bool, Request, Asker, (terminate, request, by) => Given(_ => new RevokeTask(Id, terminate, by) { RequestId = request }))),
        (2, Gen.Select(Near, Request, Asker, (eta, request, by) => Given(_ => new RescheduleTask(Id, eta, by) { RequestId = request }))),
        (1, Passes.Select(RequestId, (shift, request) => Given(_ => new RescheduleTask(Id, null) { Shift = shift, RequestId = request }))),
        (2, RequestId.Select(Asker, (request, by) => Given(_ => new RetryTask(Id, request, by)))),
        (1, Gen.Select(Gen.Int[0, 2].Select(n => new[] { NewId, OtherId, Id }[n]), Submission, Asker, (id, call, by) =>
            Given(_ => new ReplaceTask(Id, id, call, by)))),
        (1, Gen.Const(Given(_ => new ConfirmReplacement(Id)))));

    public static readonly Gen<TaskWalk> Walk = Passes.Select(Command, (time, command) => new TaskMove(time, command)).Array[0, 60].Select(TaskWalk.Of);

    private static Func<TaskState, TaskCommand> Given(Func<TaskState, TaskCommand> command) => command;

    private static TimeSpan Microseconds(long microseconds) => new(microseconds * TimeSpan.TicksPerMicrosecond);
}
