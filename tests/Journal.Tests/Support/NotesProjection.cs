using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Journal.Tests.Support;

/// <summary>What to do with a note: keep it, and perhaps refuse or break after the row was written.</summary>
public sealed record Note(string Text, bool Refused = false, bool Broken = false);

/// <summary>A read model with one row a note.</summary>
public sealed class NotesProjection : IInlineProjection
{
    public string Name => "notes";

    public IReadOnlyList<Migration> Migrations { get; init; } =
    [
        new("notes", "CREATE TABLE notes (ordering INTEGER PRIMARY KEY, persistence_id TEXT NOT NULL, sequence_nr INTEGER NOT NULL)"),
        new("their text", "ALTER TABLE notes ADD COLUMN text TEXT NOT NULL DEFAULT ''"),
    ];

    /// <summary>True for an older program that knows the tables but writes nothing.</summary>
    public bool IsIdle { get; init; }

    public IProjectionSession Open(SqliteConnection connection) => IsIdle ? new IdleSession() : new Session(connection);

    private sealed class IdleSession : IProjectionSession
    {
        public void Project(in ProjectedEvent e)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class Session(SqliteConnection connection) : IProjectionSession
    {
        private readonly SqliteCommand _insert = connection.Prepared(
            "INSERT INTO notes (ordering, persistence_id, sequence_nr, text) VALUES ($1, $2, $3, $4)",
            SqliteType.Integer, SqliteType.Text, SqliteType.Integer, SqliteType.Text);

        public void Project(in ProjectedEvent e)
        {
            if (e.Projection is not Note note)
                return;
            _insert.Parameters[0].Value = e.Ordering;
            _insert.Parameters[1].Value = e.PersistenceId;
            _insert.Parameters[2].Value = e.SequenceNr;
            _insert.Parameters[3].Value = note.Text;
            _insert.ExecuteNonQuery();
            if (note.Refused)
                throw new ProjectionRefusedException($"'{note.Text}' is taken");
            if (note.Broken)
                throw new InvalidOperationException("a bug");
        }

        public void Dispose() => _insert.Dispose();
    }
}
