using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.Postgres.Tasks;

/// <summary>The columns of the table of tasks and where their values come from.</summary>
internal static class TaskColumns
{
    /// <summary>All of a new row.</summary>
    public static ColumnArrays<TaskChange> New { get; } = WithState(new ColumnArrays<TaskChange>()
        .Number("position", c => c.Position)
        .Text("id", c => c.Row.TaskId)
        .Text("name", c => Call(c).Name)
        .Number("submitted_at", c => Micros(c.Row.State.SubmittedAt))
        .Text("args", c => Call(c).ArgsJson)
        .Text("kwargs", c => Call(c).KwargsJson)
        .Number("eta", c => Micros(Call(c).Eta))
        .Number("expires", c => Micros(Call(c).Expires))
        .Text("queue", c => Call(c).Queue)
        .Text("exchange", c => Call(c).Exchange)
        .Text("routing_key", c => Call(c).RoutingKey)
        .Number("periodic_task_id", c => Call(c).PeriodicTaskId)
        .Text("fingerprint", c => Call(c).Fingerprint)
        .Number("wake_partition", c => Partitions.Of(c.Row.TaskId)));

    /// <summary>What of a row can change; its key and where it stood come first.</summary>
    public static ColumnArrays<TaskChange> Changed { get; } = WithState(new ColumnArrays<TaskChange>()
        .Text("id", c => c.Row.TaskId)
        .Number("before", c => (long)c.Before));

    /// <summary>All of a row, and where it stood.</summary>
    public static ColumnArrays<TaskChange> Retimed { get; } = New.And(new ColumnArrays<TaskChange>().Number("before", c => (long)c.Before));

    private static ColumnArrays<TaskChange> WithState(ColumnArrays<TaskChange> columns) => columns
        .Number("phase", c => (long)c.Row.State.Phase)
        .Number("updated_at", c => Micros(c.Row.State.UpdatedAt))
        .Number("due_at", c => Micros(c.Row.State.DueAt))
        .Number("attempt", c => c.Row.State.Attempt)
        .Number("retries", c => c.Row.State.Retries)
        .Number("lost_attempts", c => c.Row.State.LostAttempts)
        .Text("worker", c => c.Row.State.Worker)
        .Number("started_at", c => Micros(c.Row.State.StartedAt))
        .Number("retried_at", c => Micros(c.Row.State.RetriedAt))
        .Number("finished_at", c => Micros(c.Row.State.FinishedAt))
        .Number("runtime", c => c.Row.State.Runtime is { } runtime ? StoredTime.ToMicroseconds(runtime) : null)
        .Text("result", c => c.Row.State.ResultJson)
        .Text("failure_type", c => c.Row.State.Failure?.Type)
        .Text("failure_message", c => c.Row.State.Failure?.Message)
        .Text("traceback", c => c.Row.State.Failure?.Traceback)
        .Number("revoke_requested", c => c.Row.State.RevokeRequested ? 1 : 0)
        .Number("revoke_reason", c => (long?)c.Row.State.RevokeReason)
        .Text("replaced_by", c => c.Row.State.ReplacedBy)
        .Number("clock", c => c.Clock)
        .Number("wake_at", c => Micros(c.Row.WakeAt));

    private static TaskSubmission Call(TaskChange change) => change.Row.State.Submission!;

    private static long? Micros(DateTimeOffset? time) => StoredTime.ToMicroseconds(time);
}
