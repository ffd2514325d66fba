using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Tests.Journal.Support;

/// <summary>Counts notes, in memory until the transaction ends, as a read model may that does not want to write with every event.</summary>
public sealed class TallyProjection : ISqliteProjection
{
    public string Name => "tally";

    public IReadOnlyList<Migration> Migrations { get; } =
    [
        new("tally", "CREATE TABLE tally (notes INTEGER NOT NULL, writes INTEGER NOT NULL); INSERT INTO tally VALUES (0, 0)"),
    ];

    public ISqliteProjectionSession Open(SqliteConnection connection) => new Session(connection);

    private sealed class Session(SqliteConnection connection) : ISqliteProjectionSession
    {
        private readonly Stack<int> _marks = new();
        private int _notes;

        public void Project(in ProjectedEvent e) => _notes += e.Projection is Note ? 1 : 0;

        public void Begin()
        {
            _notes = 0;
            _marks.Clear();
        }

        public void Mark() => _marks.Push(_notes);

        public void Undo() => _notes = _marks.Pop();

        public void Keep() => _marks.Pop();

        public void Flush()
        {
            Assert.Empty(_marks);
            if (_notes == 0)
                return;
            using var update = connection.Prepared("UPDATE tally SET notes = notes + $1, writes = writes + 1", SqliteType.Integer);
            update.Parameters[0].Value = _notes;
            update.ExecuteNonQuery();
            _notes = 0;
        }

        public void Dispose()
        {
        }
    }
}
