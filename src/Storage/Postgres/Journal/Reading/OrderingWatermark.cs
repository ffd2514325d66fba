using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal.Reading;

/// <summary>
/// Every transaction takes its own number before the journal gives it an ordering. So when a reader first looks up the last ordering that was
/// given out and then takes a number itself, all transactions behind those orderings have smaller numbers; once no running transaction has
/// a smaller number, they are all over, and what they stored is visible. Nobody waits: each call notes a pair and answers the highest ordering
/// whose transactions have ended since. A snapshot alone would not do: its upper bound is the last transaction that has ended, not begun.
/// </summary>
internal sealed class OrderingWatermark(PostgresConnections connections)
{
    /// <summary>A number is only taken when there is something new, so that an idle system uses up none.</summary>
    private const string LastOrdering = """
        WITH s AS MATERIALIZED
            (SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('journal', 'ordering')::regclass), 0) AS last)
        SELECT last, CASE WHEN last > $1 THEN pg_current_xact_id()::text::bigint END FROM s
        """;

    private const string Horizon = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    private readonly Lock _gate = new();
    private readonly Queue<(long Ordering, long Transaction)> _noted = new();
    private long _last;
    private long _safe;

    /// <summary>The watermark now.</summary>
    internal async Task<long> ReadAsync(CancellationToken cancellation)
    {
        var (ordering, own, oldest) = await AskAsync(Volatile.Read(ref _last), cancellation);
        lock (_gate)
        {
            if (own is { } number && ordering > _last)
            {
                _noted.Enqueue((ordering, number));
                _last = ordering;
            }

            while (_noted.TryPeek(out var first) && first.Transaction <= oldest)
                _safe = _noted.Dequeue().Ordering;
            return _safe;
        }
    }

    private async Task<(long Ordering, long? Own, long Oldest)> AskAsync(long last, CancellationToken cancellation)
    {
        await using var connection = connections.OpenQuery();
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(LastOrdering, PostgresCommands.Parameter(last));
        batch.Add(Horizon); // A later statement, with a snapshot of its own.
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var ordering = reader.GetInt64(0);
        long? own = await reader.IsDBNullAsync(1, cancellation) ? null : reader.GetInt64(1);
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (ordering, own, reader.GetInt64(0));
    }
}
