using Microsoft.Data.Sqlite;

namespace ActorScheduler.Journal.Sqlite.Writing;

/// <summary>Undoes a part of the open transaction and leaves the rest. Savepoints nest; each call concerns the innermost.</summary>
internal sealed class Savepoint(SqliteConnection connection, ProjectionSessions projections) : IDisposable
{
    private readonly SqliteCommand _begin = connection.Prepared("SAVEPOINT part");
    private readonly SqliteCommand _release = connection.Prepared("RELEASE part");
    private readonly SqliteCommand _rollback = connection.Prepared("ROLLBACK TO part");

    /// <summary>Marks the place to come back to.</summary>
    internal void Begin()
    {
        _begin.ExecuteNonQuery();
        projections.Mark();
    }

    /// <summary>Keeps what was done since.</summary>
    internal void Release()
    {
        _release.ExecuteNonQuery();
        projections.Keep();
    }

    /// <summary>Undoes what was done since.</summary>
    internal void Undo()
    {
        _rollback.ExecuteNonQuery();
        _release.ExecuteNonQuery();
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
