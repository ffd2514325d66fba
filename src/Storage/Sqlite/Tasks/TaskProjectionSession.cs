using ActorScheduler.Contracts;
using ActorScheduler.Journal.Projections;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using ActorScheduler.Storage.Tasks;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Tasks;

/// <summary>
/// The first write of a task inserts its row, each further one updates what can change. A row that the clean-up of old results took away
/// stays away, unless the task is asked to run again; a task whose events are gone, too, cannot run again.
/// </summary>
internal sealed class TaskProjectionSession : ISqliteProjectionSession
{
    private readonly RowStatement<TaskWrite> _insert;
    private readonly RowStatement<TaskWrite> _update;
    private readonly PreparedStatement _retime;
    private readonly PreparedStatement _hasEvent;
    private readonly TaskTally _tally;

    public TaskProjectionSession(SqliteConnection connection)
    {
        _insert = RowStatement<TaskWrite>.Insert(connection, "tasks", TaskColumns.All);
        _update = RowStatement<TaskWrite>.Update(connection, "tasks", TaskColumns.Changing, TaskColumns.Key, returning: "position");
        _retime = new PreparedStatement(connection, "UPDATE tasks SET eta = ? WHERE id = ? RETURNING position");
        _hasEvent = new PreparedStatement(connection, "SELECT 1 FROM journal WHERE persistence_id = ? AND sequence_number = ?");
        _tally = new TaskTally(connection);
    }

    public void Project(in ProjectedEvent e)
    {
        if (e.Projection is not TaskSnapshot row)
            return;
        var write = new TaskWrite(row, e.Ordering, e.Ordering, e.SequenceNr, row.Before, row.IsRetimed);
        if (write.IsNew)
            Insert(write);
        else if (write.IsRetimed)
            Retime(write, e);
        else
            Update(write);
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

    private void Retime(in TaskWrite write, in ProjectedEvent e)
    {
        var row = write.Row;
        if (_retime.Bind(StoredTime.ToMicroseconds(row.State.Submission!.Eta)).Bind(row.TaskId).ExecuteReturning() is not null)
        {
            Update(write);
            return;
        }

        ThrowIfRemoved(e);
        Insert(write);
    }

    // A finished task stores an event only when it is asked to run again, so only here can an actor that has read its events come
    // too late: retention has removed them since.
    private void ThrowIfRemoved(in ProjectedEvent e)
    {
        if (_hasEvent.Bind(e.PersistenceId).Bind(e.SequenceNr - 1).ExecuteReturning() is null)
            throw new ProjectionRefusedException(TaskWrite.Removed);
    }

    private void Insert(in TaskWrite write)
    {
        _insert.Execute(write);
        _tally.Added(write.Position, write.Row.State);
    }

    private void Update(in TaskWrite write)
    {
        if (_update.ExecuteReturning(write) is { } position)
            _tally.Changed(position, write.Before, write.Row.State);
    }
}
