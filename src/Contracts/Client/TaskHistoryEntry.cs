using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Client;

/// <summary>One event of a task, with what a history shows about it.</summary>
/// <param name="SequenceNr">Its number in the life of the task, from 1.</param>
/// <param name="Happened">The event.</param>
/// <param name="State">The task as it stood after the event.</param>
public sealed record TaskHistoryEntry(long SequenceNr, TaskEvent Happened, TaskState State)
{
    /// <summary>When it happened (UTC).</summary>
    public DateTimeOffset At => Happened.At;

    /// <summary>The stable name of the event: <c>task-started</c>.</summary>
    public string Event => Manifests.NameOf(Happened);

    /// <summary>The attempt that the event is about, or null if it is about the task as a whole.</summary>
    public int? Attempt { get; init; }

    /// <summary>The process incarnation that ran <see cref="Attempt"/>, or null.</summary>
    public string? Worker { get; init; }

    /// <summary>How long user code of <see cref="Attempt"/> ran, if the event says so.</summary>
    public TimeSpan? Runtime { get; init; }

    /// <summary>Who asked for it; null for what the scheduler does by itself, and if that was not recorded.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>Why it happened, in words, if the event says so.</summary>
    public string? Reason { get; init; }

    /// <summary>The entry of an event that changes a task.</summary>
    /// <param name="sequenceNr">The event's number.</param>
    /// <param name="before">The task before the event.</param>
    /// <param name="happened">The event.</param>
    public static TaskHistoryEntry Of(long sequenceNr, TaskState before, TaskEvent happened)
    {
        var after = before.Apply(happened);
        var attempt = AttemptOf(before, happened);
        return new TaskHistoryEntry(sequenceNr, happened, after)
        {
            Attempt = attempt,
            Worker = attempt is not null && attempt == after.Attempt ? after.Worker : null,
            Runtime = happened switch
            {
                TaskSucceeded e => e.Runtime,
                TaskFailed e => e.Runtime,
                _ => null,
            },
            RequestedBy = (happened as IRequested)?.RequestedBy,
            Reason = ReasonOf(happened),
        };
    }

    private static int? AttemptOf(TaskState before, TaskEvent happened) => happened switch
    {
        TaskStarted e => e.Attempt,
        TaskSucceeded e => e.Attempt,
        TaskFailed e => e.Attempt,
        TaskRetryScheduled e => e.Attempt,
        TaskAttemptLost e => e.Attempt,
        _ => before.Phase == TaskPhase.Started ? before.Attempt : null,
    };

    private static string? ReasonOf(TaskEvent happened) => happened switch
    {
        TaskFailed e => $"{e.Failure.Type}: {e.Failure.Message}",
        TaskRetryScheduled e => $"{e.Failure.Type}: {e.Failure.Message}",
        TaskAttemptLost e => e.Reason,
        TaskRevoked e => WordOf(e.Reason),
        TaskReplaced e => $"replaced by {e.NewTaskId}",
        _ => null,
    };

    private static string WordOf(RevokeReason reason) => reason switch
    {
        RevokeReason.Requested => "requested",
        RevokeReason.Terminated => "terminated",
        RevokeReason.Expired => "expired",
        RevokeReason.Replaced => "replaced",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "not a reason to revoke"),
    };
}
