using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Files;
using ActorScheduler.Storage.Sqlite.Journal;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Search;

/// <summary>
/// The file of the trigram index. It is beside the journal, not in it, so that writing it takes nothing from the thread that writes
/// events, and everything in it can be rebuilt from the journal: a file that is damaged or belongs to another journal is thrown away.
/// </summary>
internal sealed class TextIndexFile : IDisposable
{
    /// <summary>Names the trigrams of a row, but not where in the row they are: a third of the size; hits are checked anyway.</summary>
    private const string Schema = """
        CREATE VIRTUAL TABLE texts USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'trigram', detail = none);
        CREATE TABLE progress (version INTEGER NOT NULL, watermark INTEGER NOT NULL, event TEXT NOT NULL);
        INSERT INTO progress (version, watermark, event) VALUES (1, 0, '');
        """;

    private const long Version = 1;

    private readonly string _path;
    private readonly SqliteConnection _writer;
    private PreparedStatement? _write;
    private PreparedStatement? _remove;
    private PreparedStatement? _note;

    private TextIndexFile(string path, SqliteConnection writer)
    {
        _path = path;
        _writer = writer;
    }

    /// <summary>Opens the index of a journal, or begins a new one.</summary>
    /// <exception cref="SqliteException">The file can neither be used nor replaced.</exception>
    /// <exception cref="IOException">The file can neither be used nor replaced.</exception>
    public static TextIndexFile Open(IReadModelStore store, string path)
    {
        if (TryOpen(path) is { } kept)
        {
            if (kept.IsOf(store))
                return kept;
            kept.Dispose();
        }

        return New(path);
    }

    /// <summary>Throws away what is there and begins a new index.</summary>
    public static TextIndexFile New(string path)
    {
        foreach (var suffix in new[] { "", "-wal", "-shm" })
            File.Delete(path + suffix);
        var file = new TextIndexFile(path, OpenWriter(path));
        file.Execute(Schema);
        return file;
    }

    /// <summary>Up to which event of the journal the index goes.</summary>
    public static long Watermark(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT watermark FROM progress";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>A read-only connection; dispose it to give it back.</summary>
    public SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(Text(_path, SqliteOpenMode.ReadOnly, pooling: true));
        connection.Open();
        return connection;
    }

    /// <summary>Writes texts, takes out others, and notes how far the index goes, all or nothing.</summary>
    public void Write(IEnumerable<(long Position, string Text)> texts, IEnumerable<long> removed, long watermark, string lastEvent)
    {
        using var transaction = _writer.BeginTransaction();
        _write ??= new PreparedStatement(_writer, "INSERT OR REPLACE INTO texts (rowid, text) VALUES (?, ?)");
        foreach (var (position, text) in texts)
            _write.Bind(position).Bind(text).Execute();
        _remove ??= new PreparedStatement(_writer, "DELETE FROM texts WHERE rowid = ?");
        foreach (var position in removed)
            _remove.Bind(position).Execute();
        _note ??= new PreparedStatement(_writer, "UPDATE progress SET watermark = ?, event = ?");
        _note.Bind(watermark).Bind(lastEvent).Execute();
        transaction.Commit();
    }

    public long Watermark() => Watermark(_writer);

    public void Dispose()
    {
        using (var reader = new SqliteConnection(Text(_path, SqliteOpenMode.ReadOnly, pooling: true)))
            SqliteConnection.ClearPool(reader);
        _write?.Dispose();
        _remove?.Dispose();
        _note?.Dispose();
        _writer.Dispose();
    }

    private static TextIndexFile? TryOpen(string path)
    {
        if (!File.Exists(path))
            return null;
        SqliteConnection? writer = null;
        try
        {
            writer = OpenWriter(path);
            using var command = writer.CreateCommand();
            command.CommandText = "SELECT version FROM progress";
            if ((long?)command.ExecuteScalar() == Version)
                return new TextIndexFile(path, writer);
        }
        catch (SqliteException)
        {
            // Not an index of this program: a new one takes its place.
        }

        writer?.Dispose();
        return null;
    }

    private static SqliteConnection OpenWriter(string path)
    {
        PrivateFiles.Create(path);
        var connection = new SqliteConnection(Text(path, SqliteOpenMode.ReadWriteCreate, pooling: false));
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            // What a power cut takes from the end is indexed again.
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384; PRAGMA journal_size_limit = 16777216";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // A journal that was restored from a backup may have other events under the numbers that this index knows.
    private bool IsOf(IReadModelStore store)
    {
        using var own = _writer.CreateCommand();
        own.CommandText = "SELECT event FROM progress";
        using var connection = store.OpenReader();
        var watermark = Watermark();
        return JournalTail.LastEver(connection) >= watermark && JournalTail.Event(connection, watermark) is var there
            && (there is null || there == (string)own.ExecuteScalar()!);
    }

    private void Execute(string sql)
    {
        using var command = _writer.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Text(string path, SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        Pooling = pooling,
        DefaultTimeout = 5,
    }.ToString();
}
