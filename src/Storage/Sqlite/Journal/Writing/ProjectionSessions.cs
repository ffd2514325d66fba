using ActorScheduler.Journal.Projections;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Journal.Writing;

/// <summary>All projections at work on the writer's connection.</summary>
internal sealed class ProjectionSessions(SqliteConnection connection, IReadOnlyList<ISqliteProjection> projections) : IDisposable
{
    private readonly (string Name, ISqliteProjectionSession Session)[] _sessions = [.. projections.Select(p => (p.Name, p.Open(connection)))];

    /// <summary>Shows an event to every projection, in the order they were given.</summary>
    /// <exception cref="ProjectionRefusedException">One refused it.</exception>
    /// <exception cref="ProjectionFailedException">One broke.</exception>
    /// <exception cref="SqliteException">The storage failed.</exception>
    internal void Project(in ProjectedEvent e)
    {
        foreach (var (name, session) in _sessions)
        {
            try
            {
                session.Project(e);
            }
            catch (Exception error) when (error is not ProjectionRefusedException && !(error is SqliteException sqlite && sqlite.IsStorageFailure()))
            {
                throw new ProjectionFailedException(name, e.PersistenceId, e.SequenceNr, error);
            }
        }
    }

    /// <summary>A transaction begins.</summary>
    internal void Begin()
    {
        foreach (var (_, session) in _sessions)
            session.Begin();
    }

    /// <summary>A savepoint begins.</summary>
    internal void Mark()
    {
        foreach (var (_, session) in _sessions)
            session.Mark();
    }

    /// <summary>The innermost savepoint was undone.</summary>
    internal void Undo()
    {
        foreach (var (_, session) in _sessions)
            session.Undo();
    }

    /// <summary>The innermost savepoint was released.</summary>
    internal void Keep()
    {
        foreach (var (_, session) in _sessions)
            session.Keep();
    }

    /// <summary>The transaction is about to end.</summary>
    internal void Flush()
    {
        foreach (var (_, session) in _sessions)
            session.Flush();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var (_, session) in _sessions)
            session.Dispose();
    }
}
