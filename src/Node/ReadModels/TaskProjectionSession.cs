using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Projections;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Node.Tasks;
using Microsoft.Data.Sqlite;
using static ActorScheduler.Node.ReadModels.SqliteValues;

namespace ActorScheduler.Node.ReadModels;

/// <summary>
/// The first write of a task inserts its row, each further one updates what can change. A row that the clean-up of old
/// results took away stays away, unless the task is asked to run again.
/// </summary>
internal sealed class TaskProjectionSession : IProjectionSession
{
    private readonly RowWriter _insert;
    private readonly RowWriter _update;
    private readonly RowWriter _retime;

    public TaskProjectionSession(SqliteConnection connection)
    {
        _insert = new RowWriter(
            connection,
            TaskTable.Insert,
            "position", "id", "name", "phase", "submitted_at", "updated_at", "due_at", "args", "kwargs", "eta", "expires", "queue", "exchange",
            "routing_key", "periodic_task_id", "fingerprint", "attempt", "worker", "started_at", "wake_partition", "wake_at");
        _update = new RowWriter(
            connection,
            TaskTable.Update,
            "phase", "updated_at", "due_at", "attempt", "retries", "lost_attempts", "worker", "started_at", "retried_at", "finished_at", "runtime",
            "result", "failure_type", "failure_message", "traceback", "revoke_requested", "revoke_reason", "replaced_by", "clock", "wake_at", "id");
        _retime = new RowWriter(connection, TaskTable.Retime, "eta", "id");
    }

    public void Project(in ProjectedEvent e)
    {
        if (e.Projection is not TaskSnapshot row)
            return;
        if (row.IsNew)
            Insert(row, e.Ordering);
        else if (row.IsRetimed)
            Retime(row, e.Ordering);
        else
            Update(row, e.Ordering);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _update.Dispose();
        _retime.Dispose();
    }

    private void Retime(TaskSnapshot row, long ordering)
    {
        if (_retime.Execute(OrNull(row.State.Submission!.Eta), row.TaskId) == 0)
            Insert(row, ordering);
        Update(row, ordering);
    }

    private void Insert(TaskSnapshot row, long ordering)
    {
        var state = row.State;
        var call = state.Submission!;
        _insert.Execute(
            ordering,
            row.TaskId,
            call.Name,
            (int)state.Phase,
            StoredTime.ToMicroseconds(state.SubmittedAt),
            StoredTime.ToMicroseconds(state.UpdatedAt),
            StoredTime.ToMicroseconds(state.DueAt),
            call.ArgsJson,
            call.KwargsJson,
            OrNull(call.Eta),
            OrNull(call.Expires),
            OrNull(call.Queue),
            OrNull(call.Exchange),
            OrNull(call.RoutingKey),
            OrNull(call.PeriodicTaskId),
            call.Fingerprint,
            state.Attempt,
            OrNull(state.Worker),
            OrNull(state.StartedAt),
            ShardIds.PartitionOf(row.TaskId),
            OrNull(row.WakeAt));
    }

    private void Update(TaskSnapshot row, long ordering)
    {
        var state = row.State;
        _update.Execute(
            (int)state.Phase,
            StoredTime.ToMicroseconds(state.UpdatedAt),
            StoredTime.ToMicroseconds(state.DueAt),
            state.Attempt,
            state.Retries,
            state.LostAttempts,
            OrNull(state.Worker),
            OrNull(state.StartedAt),
            OrNull(state.RetriedAt),
            OrNull(state.FinishedAt),
            OrNull(state.Runtime),
            OrNull(state.ResultJson),
            OrNull(state.Failure?.Type),
            OrNull(state.Failure?.Message),
            OrNull(state.Failure?.Traceback),
            state.RevokeRequested ? 1 : 0,
            OrNull((long?)state.RevokeReason),
            OrNull(state.ReplacedBy),
            ordering,
            OrNull(row.WakeAt),
            row.TaskId);
    }
}
