using ActorScheduler.Journal.Projections;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal.Writing;

/// <summary>All projections at work for the writer.</summary>
internal sealed class ProjectionSessions(IReadOnlyList<IPostgresProjection> projections)
{
    private readonly (string Name, IPostgresProjectionSession Session)[] _sessions = [.. projections.Select(p => (p.Name, p.Open()))];

    private readonly Dictionary<NpgsqlBatchCommand, int> _authors = [];

    /// <summary>Forgets what was collected.</summary>
    internal void Clear()
    {
        foreach (var (_, session) in _sessions)
            session.Clear();
    }

    /// <summary>Shows an event to every projection, in the order they were given.</summary>
    /// <exception cref="ProjectionRefusedException">One refused it.</exception>
    /// <exception cref="ProjectionFailedException">One broke.</exception>
    internal void Project(in ProjectedEvent e)
    {
        foreach (var (name, session) in _sessions)
        {
            try
            {
                session.Project(e);
            }
            catch (Exception error) when (error is not ProjectionRefusedException)
            {
                throw new ProjectionFailedException(name, e.PersistenceId, e.SequenceNr, error);
            }
        }
    }

    /// <summary>Adds the statements of every projection.</summary>
    internal void Write(NpgsqlBatch batch)
    {
        _authors.Clear();
        for (var i = 0; i < _sessions.Length; i++)
        {
            var first = batch.BatchCommands.Count;
            _sessions[i].Session.Write(batch);
            for (var n = first; n < batch.BatchCommands.Count; n++)
                _authors.Add(batch.BatchCommands[n], i);
        }
    }

    /// <summary>Explains to events that are stored together why one of the statements failed.</summary>
    /// <returns>A refusal, or a failure that names the projection; the error itself when the statement was not a projection's.</returns>
    internal Exception Explain(PostgresException error, EventRow first)
    {
        if (error.BatchCommand is not NpgsqlBatchCommand command || !_authors.TryGetValue(command, out var author))
            return error;
        var (name, session) = _sessions[author];
        return session.Refusal(error) is { } refusal
            ? refusal
            : new ProjectionFailedException(name, first.Event.PersistenceId, first.Event.SequenceNr, error);
    }
}
