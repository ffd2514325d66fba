using ActorScheduler.Authoring;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Commands;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using CsCheck;
using static ActorScheduler.Contracts.Tests.Serialization.EventGen;

namespace ActorScheduler.Contracts.Tests.Serialization;

/// <summary>Random messages.</summary>
internal static class MessageGen
{
    private static readonly Gen<(string Id, int Attempt)> Run = Gen.Select(Text, Gen.Int);

    private static readonly Gen<ArgumentText> Arguments = Gen.Select(Text, Text, (text, json) => new ArgumentText(text, json));

    private static readonly Gen<PeriodicTaskCall> Call =
        Gen.Select(Text, Gen.Enum<Delivery>(), Policy, (task, delivery, policy) => new PeriodicTaskCall(task, delivery, policy));

    private static readonly Gen<Change<string?>?> TextChange = Maybe(Maybe(Text).Select(value => new Change<string?>(value)));

    private static readonly Gen<PeriodicTaskPatch> Patch = Gen.Select(
        Gen.Select(Maybe(Text), Maybe(Call), Maybe(EventGen.Schedule), Maybe(Arguments), Maybe(Arguments)),
        Gen.Select(MaybeValue(Gen.Bool), Maybe(MaybeValue(Time).Select(value => new Change<DateTimeOffset?>(value))), Maybe(Text)),
        Gen.Select(TextChange, TextChange, TextChange),
        (what, how, where) => new PeriodicTaskPatch
        {
            Name = what.Item1,
            Call = what.Item2,
            Schedule = what.Item3,
            Args = what.Item4,
            Kwargs = what.Item5,
            Enabled = how.Item1,
            Expires = how.Item2,
            Description = how.Item3,
            Queue = where.Item1,
            Exchange = where.Item2,
            RoutingKey = where.Item3,
        });

    public static readonly Gen<IWireMessage> TaskMessage = Gen.OneOf<IWireMessage>(
        Gen.Select(Text, Submission, Maybe(Text), (id, call, by) => new SubmitTask(id, call, by)),
        Gen.Select(Text, Gen.Bool, Maybe(Text), (id, terminate, by) => new RevokeTask(id, terminate, by)),
        Gen.Select(Text, Maybe(Text), Maybe(Text), (id, by, request) => new RevokeTask(id, true, by) { RequestId = request }),
        Gen.Select(Text, MaybeValue(Time), Maybe(Text), MaybeValue(Duration), Maybe(Text), (id, eta, by, shift, request) =>
            new RescheduleTask(id, eta, by) { Shift = shift, RequestId = request }),
        Gen.Select(Text, Text, Maybe(Text), (id, request, by) => new RetryTask(id, request, by)),
        Gen.Select(Text, Text, Submission, Maybe(Text), (id, other, call, by) => new ReplaceTask(id, other, call, by)),
        Text.Select(id => new ConfirmReplacement(id)),
        Text.Select(Text, (id, worker) => new StartAttempt(id, worker)),
        Text.Select(id => new ExpireTask(id)),
        Gen.Select(Run, Text, Duration, (run, result, runtime) => new ReportSuccess(run.Id, run.Attempt, result, runtime)),
        Gen.Select(
            Run, Failure, Duration, MaybeValue(Duration), Gen.Double.Unit,
            (run, failure, runtime, retry, jitter) => new ReportFailure(run.Id, run.Attempt, failure, runtime, retry, jitter)),
        Run.Select(Text, (run, reason) => new ReportLost(run.Id, run.Attempt, reason)),
        Text.Select(id => new WakeTask(id)),
        Text.Select(id => new TaskAccepted(id)),
        Gen.Select(Text, Gen.Bool, Gen.Bool, (id, running, by) => new TaskRevokeAccepted(id, running) { ByThisRequest = by }),
        Gen.Select(Text, Time, Gen.Bool, (id, due, by) => new TaskRescheduleAccepted(id, due) { ByThisRequest = by }),
        Text.Select(id => new TaskRetryAccepted(id)),
        Text.Select(Text, (id, other) => new TaskReplaceAccepted(id, other)),
        Gen.Select(Text, Gen.Enum<TaskRefusal>(), Gen.Enum<TaskPhase>(), MaybeValue(Time), (id, refusal, phase, expires) =>
            new TaskRefused(id, refusal, phase) { Expires = expires }),
        Text.Select(Text, (id, reason) => new TaskOutcomeUnknown(id, reason)));

    public static readonly Gen<IWireMessage> PeriodicTaskMessage = Gen.OneOf<IWireMessage>(
        Gen.Select(Gen.Long, Definition, Maybe(Text), (id, definition, by) => new CreatePeriodicTask(id, definition, by)),
        Gen.Select(Gen.Long, Patch, Maybe(Text), (id, patch, by) => new UpdatePeriodicTask(id, patch, by)),
        Gen.Long.Select(Maybe(Text), (id, by) => new DeletePeriodicTask(id, by)),
        Gen.Long.Select(Time, (id, nominal) => new RecordOccurrence(id, nominal)),
        Gen.Long.Select(id => new EndPeriodicTask(id)),
        Gen.Long.Select(id => new WakePeriodicTask(id)),
        Gen.Long.Select(id => new PeriodicTaskAccepted(id)),
        Gen.Long.Select(Gen.Enum<PeriodicTaskRefusal>(), (id, refusal) => new PeriodicTaskRefused(id, refusal)),
        Gen.Long.Select(Text, (id, reason) => new PeriodicTaskOutcomeUnknown(id, reason)));

    public static readonly Gen<IWireMessage> BulkOperationMessage = Gen.OneOf<IWireMessage>(
        Gen.Select(Gen.Select(Text, EventGen.BulkAction, Filter), Gen.Long, Gen.Long, Maybe(Text), (what, start, matched, by) =>
            new StartBulkOperation(what.Item1, what.Item2, what.Item3, new TaskCursor(start), matched, by)),
        Text.Select(Maybe(Text), (id, by) => new CancelBulkOperation(id, by)),
        Gen.Select(Text, EventGen.BulkCounts, Text.Array[0, 4], MaybeCursor, (id, done, page, next) => new TakeBulkPage(id, done, [.. page], next)),
        Gen.Select(Text, EventGen.BulkCounts, Gen.Int[1, 3], Maybe(Text), (id, done, outcome, by) => new EndBulkOperation(id, done, (BulkPhase)outcome, by)),
        Text.Select(id => new WakeBulkOperation(id)),
        Text.Select(id => new BulkOperationAccepted(id)),
        Text.Select(Gen.Enum<BulkOperationRefusal>(), (id, refusal) => new BulkOperationRefused(id, refusal)),
        Text.Select(Text, (id, reason) => new BulkOperationOutcomeUnknown(id, reason)));

    public static readonly Gen<IWireMessage> ExecutorMessage = Gen.OneOf<IWireMessage>(
        Text.Select(Text, (id, queue) => new RequestSlot(id, queue)),
        Gen.Long.Select(number => new LearnHolds(number)),
        Gen.Long.Select(number => new HoldsLearned(number)),
        Text.Select(Text, (id, worker) => new SlotGranted(id, worker)),
        Text.Select(id => new ReturnSlot(id)),
        Gen.Select(
            Run, Text, Text, Text, Gen.Bool, (run, name, args, kwargs, holds) => new RunAttempt(run.Id, run.Attempt, name, args, kwargs, holds)),
        Run.Select(run => new CancelAttempt(run.Id, run.Attempt)),
        Run.Select(run => new QueryAttempt(run.Id, run.Attempt)),
        Run.Select(run => new AttemptKnown(run.Id, run.Attempt)),
        Run.Select(run => new AttemptUnknown(run.Id, run.Attempt)),
        Run.Select(run => new OutcomeStored(run.Id, run.Attempt)),
        Gen.Select(Gen.Enum<WakeUpKind>(), Text, Gen.Bool, (kind, id, stays) => new WakeUpAnswer(kind, id, stays)));
}
