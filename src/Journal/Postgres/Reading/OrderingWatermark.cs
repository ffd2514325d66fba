using Npgsql;

namespace ActorScheduler.Journal.Postgres.Reading;

/// <summary>
/// Every transaction takes its own number before the journal gives it an ordering. So when a reader first looks up the last ordering that was
/// given out and then the next number to be given, all transactions behind those orderings have smaller numbers; once the oldest running
/// transaction has a number that is not smaller, they are all over, and what they stored is visible. Nobody waits: each call notes a pair and
/// answers the highest ordering whose transactions have ended since.
/// </summary>
internal sealed class OrderingWatermark(PostgresConnections connections)
{
    private const string LastOrdering = "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('journal', 'ordering')::regclass), 0)";
    private const string Horizon = "SELECT pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint FROM pg_current_snapshot() AS s";

    private readonly Lock _gate = new();
    private readonly Queue<(long Ordering, long NextTransaction)> _noted = new();
    private long _safe;

    /// <summary>The watermark now.</summary>
    internal async Task<long> ReadAsync(CancellationToken cancellation)
    {
        var (ordering, oldest, next) = await AskAsync(cancellation);
        lock (_gate)
        {
            if (ordering > _safe && (_noted.Count == 0 || ordering > _noted.Last().Ordering))
                _noted.Enqueue((ordering, next));
            while (_noted.TryPeek(out var first) && first.NextTransaction <= oldest)
                _safe = Math.Max(_safe, _noted.Dequeue().Ordering);
            return _safe;
        }
    }

    private async Task<(long Ordering, long Oldest, long Next)> AskAsync(CancellationToken cancellation)
    {
        await using var connection = connections.OpenQuery();
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(LastOrdering);
        batch.Add(Horizon); // A later statement, with a snapshot of its own.
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var ordering = reader.GetInt64(0);
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (ordering, reader.GetInt64(0), reader.GetInt64(1));
    }
}
