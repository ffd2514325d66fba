using ActorScheduler.Storage.Sqlite.Journal.Projections;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorScheduler.Storage.Sqlite.Journal.Writing;

/// <summary>The writer's connection with everything prepared on it. Used by one thread only.</summary>
internal sealed class WriterSession : IDisposable
{
    private readonly PreparedStatement _begin;
    private readonly PreparedStatement _commit;

    internal WriterSession(SqliteConnection connection, IReadOnlyList<ISqliteProjection> projections)
    {
        Connection = connection;
        _begin = new PreparedStatement(connection, "BEGIN IMMEDIATE");
        _commit = new PreparedStatement(connection, "COMMIT");
        Events = new EventTable(connection);
        Projections = new ProjectionSessions(connection, projections);
        Savepoint = new Savepoint(connection, Projections);
    }

    /// <summary>The connection itself.</summary>
    internal SqliteConnection Connection { get; }

    /// <summary>Undoes a part of the transaction.</summary>
    internal Savepoint Savepoint { get; }

    /// <summary>The journal's own tables.</summary>
    internal EventTable Events { get; }

    /// <summary>The read models.</summary>
    internal ProjectionSessions Projections { get; }

    /// <summary>False when SQLite has itself given up the transaction, as it does on some errors.</summary>
    internal bool InTransaction => raw.sqlite3_get_autocommit(Connection.Handle) == 0;

    /// <summary>Begins a transaction.</summary>
    internal void Begin()
    {
        _begin.Execute();
        Projections.Begin();
    }

    /// <summary>Makes the transaction durable.</summary>
    internal void Commit() => _commit.Execute();

    /// <summary>Gives the transaction up, if it is still there.</summary>
    internal void Rollback()
    {
        if (InTransaction)
            Connection.Execute("ROLLBACK");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Projections.Dispose();
        Events.Dispose();
        Savepoint.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        Connection.Dispose();
    }
}
