using ActorScheduler.Contracts.Serialization.Protos;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using Google.Protobuf;
using static ActorScheduler.Contracts.StoredTime;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>Maps the events of a task to their stored form and back.</summary>
internal static class TaskEventMapper
{
    public static IMessage ToData(TaskEvent happened)
    {
        var at = ToMicroseconds(happened.At);
        return happened switch
        {
            TaskSubmitted e => ToData(e, at),
            TaskStarted e => new TaskStartedData { At = at, Attempt = e.Attempt, Worker = e.Worker },
            TaskSucceeded e => new TaskSucceededData
            {
                At = at,
                Attempt = e.Attempt,
                ResultJson = e.ResultJson,
                Runtime = ToMicroseconds(e.Runtime),
            },
            TaskFailed e => ToData(e, at),
            TaskRetryScheduled e => new TaskRetryScheduledData
            {
                At = at,
                Attempt = e.Attempt,
                Due = ToMicroseconds(e.Due),
                Failure = SharedMapper.ToData(e.Failure),
            },
            TaskAttemptLost e => new TaskAttemptLostData { At = at, Attempt = e.Attempt, Reason = e.Reason },
            TaskRevokeRequested e => ToData(e, at),
            TaskRevoked e => ToData(e, at),
            TaskRescheduled e => ToData(e, at),
            TaskRetryRequested e => ToData(e, at),
            TaskReplaced e => ToData(e, at),
            TaskReplacementSubmitted => new TaskReplacementSubmittedData { At = at },
            _ => throw new ArgumentException($"{happened.GetType()} has no stored form.", nameof(happened)),
        };
    }

    public static TaskEvent? TryRead(ReadOnlySpan<byte> bytes, string manifest) => manifest switch
    {
        "task-submitted.1" => FromData(TaskSubmittedData.Parser.ParseFrom(bytes)),
        "task-started.1" => FromData(TaskStartedData.Parser.ParseFrom(bytes)),
        "task-succeeded.1" => FromData(TaskSucceededData.Parser.ParseFrom(bytes)),
        "task-failed.1" => FromData(TaskFailedData.Parser.ParseFrom(bytes)),
        "task-retry-scheduled.1" => FromData(TaskRetryScheduledData.Parser.ParseFrom(bytes)),
        "task-attempt-lost.1" => FromData(TaskAttemptLostData.Parser.ParseFrom(bytes)),
        "task-revoke-requested.1" => FromData(TaskRevokeRequestedData.Parser.ParseFrom(bytes)),
        "task-revoked.1" => FromData(TaskRevokedData.Parser.ParseFrom(bytes)),
        "task-rescheduled.1" => FromData(TaskRescheduledData.Parser.ParseFrom(bytes)),
        "task-retry-requested.1" => FromData(TaskRetryRequestedData.Parser.ParseFrom(bytes)),
        "task-replaced.1" => FromData(TaskReplacedData.Parser.ParseFrom(bytes)),
        "task-replacement-submitted.1" =>
            new TaskReplacementSubmitted(FromMicroseconds(TaskReplacementSubmittedData.Parser.ParseFrom(bytes).At)),
        _ => null,
    };

    private static TaskSubmittedData ToData(TaskSubmitted e, long at)
    {
        var data = new TaskSubmittedData { At = at, Submission = SharedMapper.ToData(e.Submission) };
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    private static TaskRevokeRequestedData ToData(TaskRevokeRequested e, long at)
    {
        var data = new TaskRevokeRequestedData { At = at };
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        if (e.RequestId is { } requestId)
            data.RequestId = requestId;
        return data;
    }

    private static TaskRevokedData ToData(TaskRevoked e, long at)
    {
        var data = new TaskRevokedData { At = at, Reason = (int)e.Reason };
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        if (e.RequestId is { } requestId)
            data.RequestId = requestId;
        return data;
    }

    private static TaskReplacedData ToData(TaskReplaced e, long at)
    {
        var data = new TaskReplacedData { At = at, NewTaskId = e.NewTaskId, Submission = SharedMapper.ToData(e.Submission) };
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    private static TaskFailedData ToData(TaskFailed e, long at)
    {
        var data = new TaskFailedData { At = at, Attempt = e.Attempt, Failure = SharedMapper.ToData(e.Failure) };
        if (e.Runtime is { } runtime)
            data.Runtime = ToMicroseconds(runtime);
        return data;
    }

    private static TaskRescheduledData ToData(TaskRescheduled e, long at)
    {
        var data = new TaskRescheduledData { At = at, Due = ToMicroseconds(e.Due) };
        if (e.RequestId is { } requestId)
            data.RequestId = requestId;
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    private static TaskRetryRequestedData ToData(TaskRetryRequested e, long at)
    {
        var data = new TaskRetryRequestedData { At = at, RequestId = e.RequestId };
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    private static TaskSubmitted FromData(TaskSubmittedData d) => new(
        FromMicroseconds(d.At), SharedMapper.FromData(StoredMessage.Require(d.Submission)), d.HasRequestedBy ? d.RequestedBy : null);

    private static TaskStarted FromData(TaskStartedData d) => new(FromMicroseconds(d.At), d.Attempt, d.Worker);

    private static TaskSucceeded FromData(TaskSucceededData d) =>
        new(FromMicroseconds(d.At), d.Attempt, d.ResultJson, DurationFromMicroseconds(d.Runtime));

    private static TaskFailed FromData(TaskFailedData d) => new(
        FromMicroseconds(d.At), d.Attempt, SharedMapper.FromData(d.Failure), d.HasRuntime ? DurationFromMicroseconds(d.Runtime) : null);

    private static TaskRetryScheduled FromData(TaskRetryScheduledData d) =>
        new(FromMicroseconds(d.At), d.Attempt, FromMicroseconds(d.Due), SharedMapper.FromData(d.Failure));

    private static TaskAttemptLost FromData(TaskAttemptLostData d) => new(FromMicroseconds(d.At), d.Attempt, d.Reason);

    private static TaskRevokeRequested FromData(TaskRevokeRequestedData d) =>
        new(FromMicroseconds(d.At), d.HasRequestedBy ? d.RequestedBy : null) { RequestId = d.HasRequestId ? d.RequestId : null };

    private static TaskRevoked FromData(TaskRevokedData d) =>
        new(FromMicroseconds(d.At), StoredEnum.Read<RevokeReason>(d.Reason), d.HasRequestedBy ? d.RequestedBy : null)
        {
            RequestId = d.HasRequestId ? d.RequestId : null,
        };

    private static TaskRescheduled FromData(TaskRescheduledData d) => new(
        FromMicroseconds(d.At), FromMicroseconds(d.Due), d.HasRequestId ? d.RequestId : null, d.HasRequestedBy ? d.RequestedBy : null);

    private static TaskRetryRequested FromData(TaskRetryRequestedData d) =>
        new(FromMicroseconds(d.At), d.RequestId, d.HasRequestedBy ? d.RequestedBy : null);

    private static TaskReplaced FromData(TaskReplacedData d) => new(
        FromMicroseconds(d.At),
        d.NewTaskId,
        SharedMapper.FromData(StoredMessage.Require(d.Submission)),
        d.HasRequestedBy ? d.RequestedBy : null);
}
