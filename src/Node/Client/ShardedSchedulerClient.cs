using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Schedules.Specs;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Journal.Protocol;
using ActorScheduler.Node.Clustering.Upgrades;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.PeriodicTasks;

namespace ActorScheduler.Node.Client;

/// <summary>Sends commands to the actors of tasks and periodic tasks, wherever in the cluster they live.</summary>
internal sealed class ShardedSchedulerClient(
    IdempotentAsk ask, Admission admission, SchedulerRegions regions, PeriodicTaskQueries periodicTasks, UnwrittenIds unwritten, WireLevel level) : ISchedulerClient
{
    public async Task<TaskReply> SubmitAsync(SubmitTask command, CancellationToken cancellation)
    {
        using (await admission.EnterAsync(command.Submission, cancellation))
            return command.HasNewId ? await SubmitNewAsync(command, cancellation) : await AskTask(command, cancellation);
    }

    // All messages of one call carry the same id, so that a late copy does not undo a call made after it.
    public Task<TaskReply> RevokeAsync(RevokeTask command, CancellationToken cancellation) =>
        AskTask(command with { RequestId = command.RequestId ?? NewRequestId() }, cancellation);

    public Task<TaskReply> RescheduleAsync(RescheduleTask command, CancellationToken cancellation) =>
        AskTask(command with { RequestId = command.RequestId ?? NewRequestId() }, cancellation);

    public Task<TaskReply> RetryAsync(RetryTask command, CancellationToken cancellation) => AskTask(command, cancellation);

    public Task<TaskReply> ReplaceAsync(ReplaceTask command, CancellationToken cancellation) => AskTask(command, cancellation);

    public async Task<PeriodicTaskReply> CreatePeriodicAsync(
        PeriodicTaskDefinition definition, string? requestedBy, CancellationToken cancellation)
    {
        HoldBack(definition.Schedule);
        var id = await IdempotentAsk.Guard(() => periodicTasks.TakeIdAsync(cancellation));
        return await AskPeriodic(new CreatePeriodicTask(id, definition with { Schedule = OfTask(definition.Schedule, id) }, requestedBy), cancellation);
    }

    public Task<PeriodicTaskReply> UpdatePeriodicAsync(
        long periodicTaskId, PeriodicTaskPatch patch, string? requestedBy, CancellationToken cancellation)
    {
        if (patch.Schedule is { } schedule)
        {
            HoldBack(schedule);
            patch = patch with { Schedule = OfTask(schedule, periodicTaskId) };
        }

        return AskPeriodic(new UpdatePeriodicTask(periodicTaskId, patch, requestedBy), cancellation);
    }

    public Task<PeriodicTaskReply> DeletePeriodicAsync(long periodicTaskId, string? requestedBy, CancellationToken cancellation) =>
        AskPeriodic(new DeletePeriodicTask(periodicTaskId, requestedBy), cancellation);

    private static Schedule OfTask(Schedule schedule, long id) => schedule is SpecSchedule spec ? spec with { Seed = id } : schedule;

    private void HoldBack(Schedule schedule)
    {
        if (schedule.Kind == ScheduleKind.Spec && level.Written < WireVersion.Schedules)
            throw new SchedulerUnavailableException("A schedule of several rules is accepted once every process of the cluster can read it: an upgrade is under way.");
    }

    private async Task<TaskReply> SubmitNewAsync(SubmitTask command, CancellationToken cancellation)
    {
        var persistenceId = PersistenceIds.OfTask(command.TaskId);
        unwritten.Add(persistenceId);
        try
        {
            return await AskTask(command, cancellation);
        }
        finally
        {
            unwritten.Remove(persistenceId);
        }
    }

    private Task<TaskReply> AskTask(TaskCommand command, CancellationToken cancellation) => ask.AskAsync<TaskReply>(
        regions.Tasks, command, reply => (reply as TaskOutcomeUnknown)?.Reason, cancellation, command is SubmitTask ? null : MayHappenYet);

    private static string NewRequestId() => Guid.CreateVersion7().ToString();

    // A taken id stays taken and a success is final; any other refusal may not hold later.
    private static bool MayHappenYet(TaskReply reply) => reply is TaskRefused { Phase: not TaskPhase.Success, Refusal: not TaskRefusal.AlreadyReplaced };

    private Task<PeriodicTaskReply> AskPeriodic(PeriodicTaskCommand command, CancellationToken cancellation) =>
        ask.AskAsync<PeriodicTaskReply>(
            regions.PeriodicTasks, command, reply => (reply as PeriodicTaskOutcomeUnknown)?.Reason, cancellation);
}
