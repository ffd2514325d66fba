using System.Text;
using ActorScheduler.Storage.Sqlite.Journal.Native;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorScheduler.Storage.Sqlite.Journal;

/// <summary>
/// A statement of the hot path: prepared once, then bound by position and run without returning rows. Values are bound in the
/// order of the parameters; each run begins with none bound. Not thread-safe: it belongs to the thread of its connection.
/// </summary>
public sealed unsafe class PreparedStatement : IDisposable
{
    private const int ScratchBytes = 64 * 1024;

    // Where bound text and bytes stay until the statement has run: SQLite then need not copy them.
    private readonly byte[] _scratch = GC.AllocateUninitializedArray<byte>(ScratchBytes, pinned: true);
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _safe;
    private readonly nint _statement;
    private readonly nint _database;
    private int _used;
    private int _index;

    /// <summary>Prepares a statement.</summary>
    /// <param name="connection">An open connection, which outlives the statement.</param>
    /// <param name="sql">One statement, with its parameters in the order in which they are bound.</param>
    /// <exception cref="SqliteException">The text is not a statement of this database.</exception>
    public PreparedStatement(SqliteConnection connection, string sql)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _connection = connection;
        var database = connection.Handle ?? throw new ArgumentException("The connection is not open.", nameof(connection));
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _safe), database);
        _statement = _safe.DangerousGetHandle();
        _database = database.DangerousGetHandle();
    }

    /// <summary>Binds the next parameter.</summary>
    public PreparedStatement Bind(long value) => Checked(SqliteNative.BindInt64(_statement, ++_index, value));

    /// <summary>Binds the next parameter; null as NULL.</summary>
    public PreparedStatement Bind(long? value) =>
        value is { } number ? Bind(number) : Checked(SqliteNative.BindNull(_statement, ++_index));

    /// <summary>Binds the next parameter; null as NULL.</summary>
    public PreparedStatement Bind(string? text)
    {
        if (text is null)
            return Checked(SqliteNative.BindNull(_statement, ++_index));
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > ScratchBytes - _used)
            return BindCopied(Encoding.UTF8.GetBytes(text), isText: true);
        var bytes = Encoding.UTF8.GetBytes(text, _scratch.AsSpan(_used));
        fixed (byte* start = &_scratch[_used])
        {
            _used += bytes;
            return Checked(SqliteNative.BindText(_statement, ++_index, start, bytes, SqliteNative.Static));
        }
    }

    /// <summary>Binds the next parameter.</summary>
    public PreparedStatement Bind(ReadOnlySpan<byte> blob)
    {
        if (blob.Length >= ScratchBytes - _used)
            return BindCopied(blob, isText: false);
        blob.CopyTo(_scratch.AsSpan(_used));
        fixed (byte* start = &_scratch[_used])
        {
            _used += blob.Length;
            return Checked(SqliteNative.BindBlob(_statement, ++_index, start, blob.Length, SqliteNative.Static));
        }
    }

    /// <summary>Runs the statement to its end.</summary>
    /// <returns>How many rows it changed.</returns>
    /// <exception cref="SqliteException">It failed; nothing is bound any more.</exception>
    public int Execute()
    {
        var outcome = SqliteNative.Step(_statement);
        if (outcome is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
            Fail(outcome);
        var changes = SqliteNative.Changes(_database);
        Clear();
        return changes;
    }

    /// <summary>Runs a statement that returns at most one row with one number.</summary>
    /// <returns>The number, or null if no row came.</returns>
    /// <exception cref="SqliteException">It failed; nothing is bound any more.</exception>
    public long? ExecuteReturning()
    {
        var outcome = SqliteNative.Step(_statement);
        if (outcome is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
            Fail(outcome);
        long? value = outcome == raw.SQLITE_ROW ? SqliteNative.ColumnInt64(_statement, 0) : null;
        Clear();
        return value;
    }

    /// <inheritdoc />
    public void Dispose() => _safe.Dispose();

    // The message is read before the reset, which may replace it.
    private void Fail(int outcome)
    {
        try
        {
            SqliteException.ThrowExceptionForRC(outcome, _connection.Handle);
        }
        finally
        {
            Clear();
        }
    }

    private void Clear()
    {
        // A reset repeats the outcome of the step, which was already reported.
        _ = SqliteNative.Reset(_statement);
        _ = SqliteNative.ClearBindings(_statement);
        _used = 0;
        _index = 0;
    }

    private PreparedStatement BindCopied(ReadOnlySpan<byte> bytes, bool isText)
    {
        // An empty span has no address, and SQLite takes an address of zero for NULL.
        fixed (byte* start = bytes.IsEmpty ? _scratch : bytes)
        {
            return Checked(isText
                ? SqliteNative.BindText(_statement, ++_index, start, bytes.Length, SqliteNative.Transient)
                : SqliteNative.BindBlob(_statement, ++_index, start, bytes.Length, SqliteNative.Transient));
        }
    }

    private PreparedStatement Checked(int outcome)
    {
        if (outcome != raw.SQLITE_OK)
            Fail(outcome);
        return this;
    }
}
