using ActorScheduler.Journal.Projections;
using ActorScheduler.Storage.Postgres.Journal;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using Npgsql;

namespace ActorScheduler.Storage.Tests.Journal.Support;

/// <summary>Writes the notes of a batch with one statement, and the unique ones with another, which fails when a text is taken.</summary>
internal sealed class PostgresNotesSession(bool isIdle) : IPostgresProjectionSession
{
    private readonly List<(ProjectedEvent Event, Note Note)> _notes = [];

    public void Project(in ProjectedEvent e)
    {
        if (isIdle || e.Projection is not Note note)
            return;
        _notes.Add((e, note));
        if (note.Refused)
            throw new ProjectionRefusedException($"'{note.Text}' is taken");
        if (note.Broken)
            throw new InvalidOperationException("a bug");
    }

    public void Write(NpgsqlBatch batch)
    {
        if (_notes.Count == 0)
            return;
        batch.Add(
            "INSERT INTO notes (ordering, persistence_id, sequence_nr, text) SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[])",
            PostgresCommands.Parameter(_notes.Select(n => n.Event.Ordering).ToArray()),
            PostgresCommands.Parameter(_notes.Select(n => n.Event.PersistenceId).ToArray()),
            PostgresCommands.Parameter(_notes.Select(n => n.Event.SequenceNr).ToArray()),
            PostgresCommands.Parameter(_notes.Select(n => n.Note.Text).ToArray()));
        var unique = _notes.Where(n => n.Note.Unique).Select(n => n.Note.Text).ToArray();
        if (unique.Length > 0)
            batch.Add("INSERT INTO note_names (name) SELECT * FROM unnest($1::text[])", PostgresCommands.Parameter(unique));
    }

    public void Clear() => _notes.Clear();

    public ProjectionRefusedException? Refusal(PostgresException error) => error.SqlState == PostgresErrorCodes.UniqueViolation
        ? new ProjectionRefusedException($"'{_notes.Last(n => n.Note.Unique).Note.Text}' is taken")
        : null;
}
