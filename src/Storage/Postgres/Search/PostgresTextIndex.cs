using System.Data.Common;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Tasks;
using ActorScheduler.Storage.Tasks.Paging;

namespace ActorScheduler.Storage.Postgres.Search;

/// <summary>
/// The trigram index in PostgreSQL. It trails the journal, so that submitting and running a task costs no more; a search reads the index and the rows
/// that changed since, so that its answer is up to date.
/// </summary>
internal sealed class PostgresTextIndex(IReadModelStore store, IFollowedJournal journal) : ITaskTextIndex
{
    /// <summary>Up to this many events since the index was written, the changed rows are looked at one by one.</summary>
    public const int LongestTail = 4_000;

    private const int ShortestText = 3;
    private const int CountedUpTo = 500;
    private const int EventsInStep = 2_000;

    /// <summary>An arbitrary number that nothing else in the database uses: one node at a time writes the index.</summary>
    private const long LockKey = 0x5461736B_54657874;

    private static readonly string Prefix = PersistenceIds.TaskPrefix;

    private static readonly string Changed = $"""
        SELECT DISTINCT substr(persistence_id, {Prefix.Length + 1}) AS id FROM journal
        WHERE ordering > @after AND ordering <= @to AND substr(persistence_id, 1, {Prefix.Length}) = '{Prefix}'
        """;

    // A row is locked against removal while its text is taken, so that no text stays behind.
    private static readonly string Take = $"""
        INSERT INTO task_texts (position, text)
        SELECT tasks.position, concat_ws(E'\n', tasks.id, tasks.name, args, kwargs, result, failure_type, failure_message)
        FROM ({Changed}) AS changed JOIN tasks ON tasks.id = changed.id FOR KEY SHARE OF tasks
        ON CONFLICT (position) DO UPDATE SET text = excluded.text WHERE task_texts.text <> excluded.text
        """;

    private static readonly string ChangedPositions = $"SELECT position FROM ({Changed}) AS changed JOIN tasks ON tasks.id = changed.id";

    private const string End = """
        SELECT coalesce(max(ordering), @to) FROM
            (SELECT ordering FROM journal WHERE ordering > @after AND ordering <= @to ORDER BY ordering LIMIT @limit) AS next
        """;

    public ICandidates? Find(DbConnection connection, string text, PositionRange range)
    {
        if (text.EnumerateRunes().Count() < ShortestText)
            return null;

        // First how far the index goes, then what changed since, then the index itself: it may have moved on meanwhile, but not back.
        var watermark = Number(connection, "SELECT watermark FROM task_texts_progress");
        var last = Number(connection, "SELECT coalesce(max(ordering), 0) FROM journal");
        if (last - watermark > LongestTail)
            return null;
        using var command = connection.CreateCommand();
        command.CommandText = ChangedPositions;
        command.Add("@after", watermark);
        command.Add("@to", long.MaxValue);
        var changed = command.Positions();
        var found = PostgresTextRows.Search(connection, text, range, CountedUpTo);
        return found.Count < CountedUpTo
            ? new PostgresTextRows(text, found, changed, found.Count + changed.Count)
            : new PostgresTextRows(text, null, changed, Math.Max(CountedUpTo, TaskCountTable.Total(connection, store.Dialect)));
    }

    /// <summary>Indexes the tasks of the next events of the journal, unless another node does.</summary>
    /// <returns>False if there was nothing to do.</returns>
    public async Task<bool> StepAsync(CancellationToken cancellation)
    {
        var safe = await journal.ReadWatermarkAsync(cancellation);
        await using var connection = store.OpenReader();
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunAsync(connection, "SET TRANSACTION READ WRITE", cancellation);
        if (Number(connection, $"SELECT pg_try_advisory_xact_lock({LockKey})::integer") == 0)
            return false;
        var after = Number(connection, "SELECT watermark FROM task_texts_progress");
        if (after >= safe)
            return false;

        var to = Number(connection, End, ("@after", after), ("@to", safe), ("@limit", EventsInStep));
        await RunAsync(connection, Take, cancellation, ("@after", after), ("@to", to));
        await RunAsync(connection, "UPDATE task_texts_progress SET watermark = @to", cancellation, ("@to", to));
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static long Number(DbConnection connection, string sql, params ReadOnlySpan<(string Name, long Value)> values)
    {
        using var command = Command(connection, sql, values);
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task RunAsync(DbConnection connection, string sql, CancellationToken cancellation, params (string Name, long Value)[] values)
    {
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static DbCommand Command(DbConnection connection, string sql, ReadOnlySpan<(string Name, long Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Add(name, value);
        return command;
    }
}
