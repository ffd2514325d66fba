using ActorScheduler.Contracts;
using ActorScheduler.Journal.Projections;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using ActorScheduler.Storage.Tasks;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Tasks;

/// <summary>
/// The first write of a task inserts its row, each further one updates what can change. A row that the clean-up of old
/// results took away stays away, unless the task is asked to run again; one whose events are gone, too, cannot be.
/// </summary>
internal sealed class TaskProjectionSession : IProjectionSession
{
    /// <summary>Why a run anew is refused.</summary>
    public const string Removed = "the task was removed, since it ended long ago";

    private readonly PreparedStatement _insert;
    private readonly PreparedStatement _update;
    private readonly PreparedStatement _retime;
    private readonly PreparedStatement _hasEvent;
    private readonly TaskTally _tally;

    public TaskProjectionSession(SqliteConnection connection)
    {
        _insert = new PreparedStatement(connection, TaskTable.Insert);
        _update = new PreparedStatement(connection, TaskTable.Update);
        _retime = new PreparedStatement(connection, TaskTable.Retime);
        _hasEvent = new PreparedStatement(connection, TaskTable.HasEvent);
        _tally = new TaskTally(connection);
    }

    public void Project(in ProjectedEvent e)
    {
        if (e.Projection is not TaskSnapshot row)
            return;
        if (row.IsNew)
            Insert(row, e.Ordering);
        else if (row.IsRetimed)
            Retime(row, e);
        else
            Update(row, e.Ordering);
    }

    public void Begin() => _tally.Begin();

    public void Mark() => _tally.Mark();

    public void Undo() => _tally.Undo();

    public void Keep() => _tally.Keep();

    public void Flush() => _tally.Flush();

    public void Dispose()
    {
        _tally.Dispose();
        _insert.Dispose();
        _update.Dispose();
        _retime.Dispose();
        _hasEvent.Dispose();
    }

    private void Retime(TaskSnapshot row, in ProjectedEvent e)
    {
        var known = _retime.Bind(StoredTime.ToMicroseconds(row.State.Submission!.Eta)).Bind(row.TaskId).ExecuteReturning();
        if (known is null)
        {
            ThrowIfRemoved(e);
            Insert(row, e.Ordering);
        }

        Update(known is null ? row with { Before = row.State.Phase } : row, e.Ordering);
    }

    // Of a finished task only a run anew stores anything, so that this is the one place where an actor that has read its events can
    // come too late: retention has removed them since.
    private void ThrowIfRemoved(in ProjectedEvent e)
    {
        if (_hasEvent.Bind(e.PersistenceId).Bind(e.SequenceNr - 1).ExecuteReturning() is null)
            throw new ProjectionRefusedException(Removed);
    }

    // Bound in the order in which the parameters stand in TaskTable.Insert.
    private void Insert(TaskSnapshot row, long ordering)
    {
        var state = row.State;
        var call = state.Submission!;
        _insert
            .Bind(ordering)
            .Bind(row.TaskId)
            .Bind(call.Name)
            .Bind((long)state.Phase)
            .Bind(StoredTime.ToMicroseconds(state.SubmittedAt))
            .Bind(StoredTime.ToMicroseconds(state.UpdatedAt))
            .Bind(StoredTime.ToMicroseconds(state.DueAt))
            .Bind(call.ArgsJson)
            .Bind(call.KwargsJson)
            .Bind(StoredTime.ToMicroseconds(call.Eta))
            .Bind(StoredTime.ToMicroseconds(call.Expires))
            .Bind(call.Queue)
            .Bind(call.Exchange)
            .Bind(call.RoutingKey)
            .Bind(call.PeriodicTaskId)
            .Bind(call.Fingerprint)
            .Bind(state.Attempt)
            .Bind(state.Worker)
            .Bind(StoredTime.ToMicroseconds(state.StartedAt))
            .Bind(Partitions.Of(row.TaskId))
            .Bind(StoredTime.ToMicroseconds(row.WakeAt))
            .Execute();
        _tally.Added(ordering, state);
    }

    // Bound in the order in which the parameters stand in TaskTable.Update.
    private void Update(TaskSnapshot row, long ordering)
    {
        var state = row.State;
        var position = _update
            .Bind((long)state.Phase)
            .Bind(StoredTime.ToMicroseconds(state.UpdatedAt))
            .Bind(StoredTime.ToMicroseconds(state.DueAt))
            .Bind(state.Attempt)
            .Bind(state.Retries)
            .Bind(state.LostAttempts)
            .Bind(state.Worker)
            .Bind(StoredTime.ToMicroseconds(state.StartedAt))
            .Bind(StoredTime.ToMicroseconds(state.RetriedAt))
            .Bind(StoredTime.ToMicroseconds(state.FinishedAt))
            .Bind(state.Runtime is { } runtime ? StoredTime.ToMicroseconds(runtime) : null)
            .Bind(state.ResultJson)
            .Bind(state.Failure?.Type)
            .Bind(state.Failure?.Message)
            .Bind(state.Failure?.Traceback)
            .Bind(state.RevokeRequested ? 1 : 0)
            .Bind((long?)state.RevokeReason)
            .Bind(state.ReplacedBy)
            .Bind(ordering)
            .Bind(StoredTime.ToMicroseconds(row.WakeAt))
            .Bind(row.TaskId)
            .ExecuteReturning();
        if (position is { } changed)
            _tally.Changed(changed, row.Before, state);
    }
}
