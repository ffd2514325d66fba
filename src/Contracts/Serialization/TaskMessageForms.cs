using ActorScheduler.Contracts.Serialization.Protos;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using static ActorScheduler.Contracts.StoredTime;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>The commands of a task.</summary>
internal static class TaskMessageForms
{
    public static IReadOnlyList<MessageForm> All { get; } =
    [
        MessageForm.Of<SubmitTask, SubmitTaskData>(
            "submit-task.1",
            SubmitTaskData.Parser,
            m => new SubmitTaskData { TaskId = m.TaskId, Submission = SharedMapper.ToData(m.Submission) }.With(m.RequestedBy, (d, by) => d.RequestedBy = by),
            d => new(d.TaskId, SharedMapper.FromData(StoredMessage.Require(d.Submission)), d.HasRequestedBy ? d.RequestedBy : null)),
        MessageForm.Of<RevokeTask, RevokeTaskData>(
            "revoke-task.1",
            RevokeTaskData.Parser,
            m => new RevokeTaskData { TaskId = m.TaskId, Terminate = m.Terminate }
                .With(m.RequestedBy, (d, by) => d.RequestedBy = by)
                .With(m.RequestId, (d, id) => d.RequestId = id),
            d => new(d.TaskId, d.Terminate, d.HasRequestedBy ? d.RequestedBy : null) { RequestId = d.HasRequestId ? d.RequestId : null }),
        MessageForm.Of<RescheduleTask, RescheduleTaskData>("reschedule-task.1", RescheduleTaskData.Parser, ToData, FromData),
        MessageForm.Of<RetryTask, RetryTaskData>(
            "retry-task.1",
            RetryTaskData.Parser,
            m => new RetryTaskData { TaskId = m.TaskId, RequestId = m.RequestId }.With(m.RequestedBy, (d, by) => d.RequestedBy = by),
            d => new(d.TaskId, d.RequestId, d.HasRequestedBy ? d.RequestedBy : null)),
        MessageForm.Of<ReplaceTask, ReplaceTaskData>(
            "replace-task.1",
            ReplaceTaskData.Parser,
            m => new ReplaceTaskData { TaskId = m.TaskId, NewTaskId = m.NewTaskId, Submission = SharedMapper.ToData(m.Submission) }
                .With(m.RequestedBy, (d, by) => d.RequestedBy = by),
            d => new(d.TaskId, d.NewTaskId, SharedMapper.FromData(StoredMessage.Require(d.Submission)), d.HasRequestedBy ? d.RequestedBy : null)),
        MessageForm.Of<ConfirmReplacement, ConfirmReplacementData>(
            "confirm-replacement.1", ConfirmReplacementData.Parser, m => new() { TaskId = m.TaskId }, d => new(d.TaskId)),
        MessageForm.Of<StartAttempt, StartAttemptData>(
            "start-attempt.1", StartAttemptData.Parser, m => new() { TaskId = m.TaskId, Worker = m.Worker }, d => new(d.TaskId, d.Worker)),
        MessageForm.Of<ExpireTask, ExpireTaskData>("expire-task.1", ExpireTaskData.Parser, m => new() { TaskId = m.TaskId }, d => new(d.TaskId)),
        MessageForm.Of<ReportSuccess, ReportSuccessData>(
            "report-success.1",
            ReportSuccessData.Parser,
            m => new() { TaskId = m.TaskId, Attempt = m.Attempt, ResultJson = m.ResultJson, Runtime = ToMicroseconds(m.Runtime) },
            d => new(d.TaskId, d.Attempt, d.ResultJson, DurationFromMicroseconds(d.Runtime))),
        MessageForm.Of<ReportFailure, ReportFailureData>("report-failure.1", ReportFailureData.Parser, ToData, FromData),
        MessageForm.Of<ReportLost, ReportLostData>(
            "report-lost.1",
            ReportLostData.Parser,
            m => new() { TaskId = m.TaskId, Attempt = m.Attempt, Reason = m.Reason },
            d => new(d.TaskId, d.Attempt, d.Reason)),
        MessageForm.Of<WakeTask, WakeTaskData>("wake-task.1", WakeTaskData.Parser, m => new() { TaskId = m.TaskId }, d => new(d.TaskId)),
    ];

    private static RescheduleTaskData ToData(RescheduleTask m)
    {
        var data = new RescheduleTaskData { TaskId = m.TaskId }
            .With(m.RequestedBy, (d, by) => d.RequestedBy = by)
            .With(m.RequestId, (d, id) => d.RequestId = id);
        if (m.Eta is { } eta)
            data.Eta = ToMicroseconds(eta);
        if (m.Shift is { } shift)
            data.Shift = ToMicroseconds(shift);
        return data;
    }

    private static RescheduleTask FromData(RescheduleTaskData d) =>
        new(d.TaskId, d.HasEta ? FromMicroseconds(d.Eta) : null, d.HasRequestedBy ? d.RequestedBy : null)
        {
            Shift = d.HasShift ? DurationFromMicroseconds(d.Shift) : null,
            RequestId = d.HasRequestId ? d.RequestId : null,
        };

    private static ReportFailureData ToData(ReportFailure m)
    {
        var data = new ReportFailureData
        {
            TaskId = m.TaskId,
            Attempt = m.Attempt,
            Failure = SharedMapper.ToData(m.Failure),
            Runtime = ToMicroseconds(m.Runtime),
            Jitter = m.Jitter,
        };
        if (m.RetryIn is { } retryIn)
            data.RetryIn = ToMicroseconds(retryIn);
        return data;
    }

    private static ReportFailure FromData(ReportFailureData d) => new(
        d.TaskId,
        d.Attempt,
        SharedMapper.FromData(d.Failure),
        DurationFromMicroseconds(d.Runtime),
        d.HasRetryIn ? DurationFromMicroseconds(d.RetryIn) : null,
        d.Jitter);
}
