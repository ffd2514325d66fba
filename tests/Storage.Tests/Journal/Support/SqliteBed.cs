using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Storage.Tests.Journal.Support;

/// <summary>A store in an SQLite file.</summary>
internal sealed class SqliteBed(params ISqliteProjection[] projections) : StoreBed
{
    private readonly string _directory = Directory.CreateTempSubdirectory("journal-test-").FullName;

    internal string Path => System.IO.Path.Combine(_directory, "data", "journal.db");

    internal override (string ConnectionString, string Provider) Stock => ($"Data Source={Path}", "SQLite.MS");

    internal override IJournalDatabase Open(params NotesProjection[] projections) => OpenWith(projections);

    protected override IJournalDatabase Open() => OpenWith(projections);

    protected override void Discard() => Directory.Delete(_directory, recursive: true);

    private SqliteStore OpenWith(ISqliteProjection[] others) => SqliteStore.Open(
        new SqliteStoreOptions { Path = Path, Faults = Faults, ProbeInterval = TimeSpan.FromMilliseconds(50) },
        others, TimeProvider.System, NullLoggerFactory.Instance);
}
