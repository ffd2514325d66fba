using System.Globalization;
using ActorScheduler.Journal.Store;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Journal;

/// <summary>Opens the connections of a store: one that writes, and any number that read.</summary>
internal sealed class SqliteConnections(SqliteStoreOptions options)
{
    private readonly string _writer = Text(options, SqliteOpenMode.ReadWriteCreate, pooling: false);
    private readonly string _ownReader = Text(options, SqliteOpenMode.ReadOnly, pooling: false);
    private readonly string _pooledReader = Text(options, SqliteOpenMode.ReadOnly, pooling: true);

    /// <summary>The one connection that writes. Power loss after a commit loses nothing: the log is synced with every transaction.</summary>
    internal SqliteConnection OpenWriter() => Open(_writer, connection =>
    {
        var mode = connection.Scalar("PRAGMA journal_mode = WAL");
        if (!string.Equals(mode as string, "wal", StringComparison.OrdinalIgnoreCase))
            throw new JournalOpenException($"The journal {options.Path} is on a file system without write-ahead logging (a network share?); use a local disk.");

        connection.Execute("PRAGMA synchronous = FULL");
        connection.Execute("PRAGMA temp_store = MEMORY");
        connection.Execute(Invariant($"PRAGMA cache_size = -{options.CacheKilobytes}"));
        connection.Execute(Invariant($"PRAGMA wal_autocheckpoint = {options.CheckpointPages}"));
        connection.Execute(Invariant($"PRAGMA journal_size_limit = {options.LogSizeLimitBytes}"));
    });

    /// <summary>A read-only connection that lives as long as its owner.</summary>
    internal SqliteConnection OpenOwnReader() => Open(_ownReader, static _ => { });

    /// <summary>A read-only connection from the pool.</summary>
    internal SqliteConnection OpenPooledReader() => Open(_pooledReader, static _ => { });

    /// <summary>Closes the pooled connections that are not in use.</summary>
    internal void ClearPool()
    {
        using var connection = new SqliteConnection(_pooledReader);
        SqliteConnection.ClearPool(connection);
    }

    private SqliteConnection Open(string text, Action<SqliteConnection> prepare)
    {
        var connection = new SqliteConnection(text);
        try
        {
            connection.Open();
            connection.Execute(Invariant($"PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}"));
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static string Text(SqliteStoreOptions options, SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = options.Path,
        Mode = mode,
        Pooling = pooling,
        DefaultTimeout = Math.Max(1, (int)Math.Ceiling(options.BusyTimeout.TotalSeconds)),
    }.ToString();

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
