using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Tests.Journal.Support;

/// <summary>What to do with a note: keep it, and perhaps refuse or break after the row was written.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Refused">The projection refuses it.</param>
/// <param name="Broken">The projection throws.</param>
/// <param name="Unique">Its text must not be the text of another such note; the database decides.</param>
public sealed record Note(string Text, bool Refused = false, bool Broken = false, bool Unique = false);

/// <summary>A read model with one row a note, on both databases.</summary>
public sealed class NotesProjection : ISqliteProjection, IPostgresProjection
{
    public string Name => "notes";

    public IReadOnlyList<Migration> Migrations { get; init; } =
    [
        new("notes", """
            CREATE TABLE notes (ordering BIGINT PRIMARY KEY, persistence_id TEXT NOT NULL, sequence_nr BIGINT NOT NULL);
            CREATE TABLE note_names (name TEXT PRIMARY KEY);
            """),
        new("their text", "ALTER TABLE notes ADD COLUMN text TEXT NOT NULL DEFAULT ''"),
    ];

    /// <summary>True for an older program that knows the tables but writes nothing.</summary>
    public bool IsIdle { get; init; }

    public ISqliteProjectionSession Open(SqliteConnection connection) => IsIdle ? new IdleSession() : new Session(connection);

    public IPostgresProjectionSession Open() => new PostgresNotesSession(IsIdle);

    private sealed class IdleSession : ISqliteProjectionSession
    {
        public void Project(in ProjectedEvent e)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class Session(SqliteConnection connection) : ISqliteProjectionSession
    {
        private readonly SqliteCommand _insert = connection.Prepared(
            "INSERT INTO notes (ordering, persistence_id, sequence_nr, text) VALUES ($1, $2, $3, $4)",
            SqliteType.Integer, SqliteType.Text, SqliteType.Integer, SqliteType.Text);

        private readonly SqliteCommand _name = connection.Prepared("INSERT INTO note_names (name) VALUES ($1) ON CONFLICT DO NOTHING", SqliteType.Text);

        public void Project(in ProjectedEvent e)
        {
            if (e.Projection is not Note note)
                return;
            _insert.Parameters[0].Value = e.Ordering;
            _insert.Parameters[1].Value = e.PersistenceId;
            _insert.Parameters[2].Value = e.SequenceNr;
            _insert.Parameters[3].Value = note.Text;
            _insert.ExecuteNonQuery();
            _name.Parameters[0].Value = note.Text;
            if (note.Refused || (note.Unique && _name.ExecuteNonQuery() == 0))
                throw new ProjectionRefusedException($"'{note.Text}' is taken");
            if (note.Broken)
                throw new InvalidOperationException("a bug");
        }

        public void Dispose()
        {
            _insert.Dispose();
            _name.Dispose();
        }
    }
}
