using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Journal.Writing;

/// <summary>Undoes a part of the open transaction and leaves the rest. Savepoints nest; each call concerns the innermost.</summary>
internal sealed class Savepoint(SqliteConnection connection, ProjectionSessions projections) : IDisposable
{
    private readonly PreparedStatement _begin = new(connection, "SAVEPOINT part");
    private readonly PreparedStatement _release = new(connection, "RELEASE part");
    private readonly PreparedStatement _rollback = new(connection, "ROLLBACK TO part");

    /// <summary>Marks the place to come back to.</summary>
    internal void Begin()
    {
        _begin.Execute();
        projections.Mark();
    }

    /// <summary>Keeps what was done since.</summary>
    internal void Release()
    {
        _release.Execute();
        projections.Keep();
    }

    /// <summary>Undoes what was done since.</summary>
    internal void Undo()
    {
        _rollback.Execute();
        _release.Execute();
        projections.Undo();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _begin.Dispose();
        _release.Dispose();
        _rollback.Dispose();
    }
}
