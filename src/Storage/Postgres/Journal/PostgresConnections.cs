using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ActorScheduler.Journal.Store;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal;

/// <summary>
/// Opens the connections of a store, each kind from a pool of its own, so that many or slow queries never keep the journal from the database. With
/// several hosts in the connection string all go to the one that takes writes.
/// </summary>
internal sealed class PostgresConnections : IDisposable
{
    private const int DefaultQueryConnections = 20;
    private const int LongestName = 40;

    private readonly NpgsqlDataSource _writers;
    private readonly NpgsqlDataSource _readers;
    private readonly NpgsqlDataSource _queries;
    private readonly NpgsqlDataSource _sessions;

    internal PostgresConnections(PostgresStoreOptions options)
    {
        var given = Parse(options.ConnectionString);
        Display = $"postgresql://{given.Host}:{given.Port}/{given.Database ?? given.Username}";
        _writers = Source(given, "writer", 2, onlyReads: false, connection => Prepare(connection, options.StalledTransaction));
        _readers = Source(given, "reader", 1, onlyReads: true, static _ => { });
        _queries = Source(given, "queries", QueryConnections(given), onlyReads: true, static _ => { });
        _sessions = Source(given, "session", 0, onlyReads: false, connection => connection.Execute(EndsStalled(options.StalledTransaction)));
    }

    /// <summary>The end of the application name of each of its sessions, which tells them from those of other processes.</summary>
    internal string SessionMark { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    /// <summary>The database in words, without user and password.</summary>
    internal string Display { get; }

    /// <summary>A connection that writes.</summary>
    internal NpgsqlConnection OpenWriter() => _writers.OpenConnection();

    /// <summary>A connection for replays.</summary>
    internal NpgsqlConnection OpenReader() => _readers.OpenConnection();

    /// <summary>A read-only connection for queries.</summary>
    internal NpgsqlConnection OpenQuery() => _queries.OpenConnection();

    /// <summary>A connection outside of all pools: its session ends when it is closed.</summary>
    internal NpgsqlConnection OpenSession() => _sessions.OpenConnection();

    /// <summary>Forgets the idle connections: after a failure they may lead to a server that is gone or takes no writes any more.</summary>
    internal void Clear()
    {
        _writers.Clear();
        _readers.Clear();
        _queries.Clear();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _writers.Dispose();
        _readers.Dispose();
        _queries.Dispose();
        _sessions.Dispose();
    }

    private static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrEmpty(parsed.Host)
                ? throw new JournalOpenException("The connection string of the journal names no host: Host=…;Database=…;Username=…;Password=…")
                : parsed;
        }
        catch (ArgumentException e)
        {
            throw new JournalOpenException($"The connection string of the journal is not understood: {e.Message}", e);
        }
    }

    /// <summary>With Npgsql's own default of 100, one process would use up a server of default size.</summary>
    private static int QueryConnections(NpgsqlConnectionStringBuilder given) =>
        given.ShouldSerialize("Maximum Pool Size") ? given.MaxPoolSize : DefaultQueryConnections;

    // PostgreSQL cuts a name off after 63 bytes, and the mark stands at its end.
    private static string? Shortened(string? name) => string.IsNullOrEmpty(name) ? null : Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(name), 0, Math.Min(name.Length, LongestName));

    // Without connections there is no pool.
    private NpgsqlDataSource Source(
        NpgsqlConnectionStringBuilder given, string role, int connections, bool onlyReads, Action<NpgsqlConnection> prepare)
    {
        var text = new NpgsqlConnectionStringBuilder(given.ConnectionString)
        {
            ApplicationName = $"{Shortened(given.ApplicationName) ?? "actor-scheduler"} {role} {SessionMark}",
            Pooling = connections > 0,
            MinPoolSize = 0,
            MaxPoolSize = Math.Max(1, connections),
            NoResetOnClose = true, // Nothing here changes a session's settings after its start.
            Enlist = false,
            MaxAutoPrepare = 0, // The journal prepares what it repeats itself: PostgresCommands.Prepared.
            Timeout = given.ShouldSerialize("Timeout") ? given.Timeout : 5,
            TcpKeepAlive = true,
            IncludeFailedBatchedCommand = true, // Tells whose statement failed.
        };
        if (onlyReads)
            text.Options = $"{given.Options} -c default_transaction_read_only=on".TrimStart();
        var builder = new NpgsqlDataSourceBuilder(text.ConnectionString);
        builder.UsePhysicalConnectionInitializer(prepare, connection =>
        {
            prepare(connection);
            return Task.CompletedTask;
        });
        return text.Host!.Contains(',', StringComparison.Ordinal)
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
            : builder.Build();
    }

    /// <summary>
    /// What the journal promises must not depend on the server's defaults: a commit is durable when it is answered, each statement sees what is
    /// committed, and a transaction that stands still is ended by the server. The statements that the writer repeats go by key, so they are planned
    /// once, for nested loops: plans made for an empty table would read all of it until the server has statistics of a full one.
    /// </summary>
    private static void Prepare(NpgsqlConnection connection, TimeSpan stalledTransaction) => connection.Execute(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
        SELECT set_config('default_transaction_isolation', 'read committed', false);
        SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off; SET plan_cache_mode = force_generic_plan;
        {EndsStalled(stalledTransaction)};
        """));

    private static string EndsStalled(TimeSpan stalledTransaction) => string.Create(
        CultureInfo.InvariantCulture, $"SELECT set_config('idle_in_transaction_session_timeout', '{(long)stalledTransaction.TotalMilliseconds}', false)");
}
