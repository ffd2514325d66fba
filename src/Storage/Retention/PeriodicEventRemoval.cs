using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.Retention;

/// <summary>
/// Removes old events of periodic tasks. The newest stays, because the row is its snapshot. If a periodic task was deleted long ago, all of them go,
/// and the row last.
/// </summary>
/// <param name="store">The database.</param>
/// <param name="limit">Events stored before this are old.</param>
internal sealed class PeriodicEventRemoval(IReadModelStore store, DateTimeOffset limit)
{
    private const int PeriodicTasksAtATime = 200;

    private readonly long _limitTicks = limit.UtcTicks;
    private readonly long _limit = StoredTime.ToMicroseconds(limit);

    /// <summary>What is to be removed, in pieces of at most so many events. Remove a piece before you ask for the next.</summary>
    public IEnumerable<PeriodicPiece> Pieces(int events)
    {
        var after = 0L;
        while (Next(after) is { Count: > 0 } periodicTasks)
        {
            foreach (var periodicTask in periodicTasks)
            {
                while (PieceOf(periodicTask, events) is { } piece)
                {
                    yield return piece;
                    if (piece.IsLast)
                        break;
                }
            }

            after = periodicTasks[^1].Id;
        }
    }

    /// <summary>Removes a piece.</summary>
    public static RetentionTotals Remove(DbConnection writer, ISqlDialect dialect, PeriodicPiece piece)
    {
        using var events = new EventRemoval(writer, dialect);
        var removed = events.RemoveTo(PersistenceIds.OfPeriodicTask(piece.Id), piece.To);
        if (piece.RemovesRow)
        {
            using var command = writer.CreateCommand();
            command.CommandText = "DELETE FROM periodic_tasks WHERE id = @id";
            command.Add("@id", piece.Id);
            command.ExecuteNonQuery();
        }

        return RetentionTotals.None with { PeriodicEvents = removed };
    }

    private List<PeriodicRow> Next(long after)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, sequence_nr, deleted, date_changed FROM periodic_tasks WHERE id > @after ORDER BY id LIMIT @count";
        command.Add("@after", after);
        command.Add("@count", (long)PeriodicTasksAtATime);
        using var reader = command.ExecuteReader();
        var rows = new List<PeriodicRow>();
        while (reader.Read())
            rows.Add(new PeriodicRow(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2) != 0 && reader.GetInt64(3) < _limit));
        return rows;
    }

    // From the old end, while the events are old: without that bound, a schedule that fires often would be read to its new end in vain.
    private PeriodicPiece? PieceOf(PeriodicRow row, int events)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT sequence_number, created FROM journal WHERE persistence_id = @id AND sequence_number <= @newest ORDER BY sequence_number LIMIT @count
            """;
        command.Add("@id", PersistenceIds.OfPeriodicTask(row.Id));
        command.Add("@newest", row.IsGone ? row.SequenceNr : row.SequenceNr - 1);
        command.Add("@count", (long)events);
        using var reader = command.ExecuteReader();
        var (to, count) = (0L, 0);
        while (reader.Read() && (row.IsGone || reader.GetInt64(1) < _limitTicks))
            (to, count) = (reader.GetInt64(0), count + 1);
        var isLast = count < events;
        return count == 0 && !row.IsGone ? null : new PeriodicPiece(row.Id, isLast && row.IsGone ? row.SequenceNr : to, isLast, isLast && row.IsGone);
    }

    private sealed record PeriodicRow(long Id, long SequenceNr, bool IsGone);
}

/// <summary>Events of a periodic task that are to be removed.</summary>
/// <param name="Id">The periodic task.</param>
/// <param name="To">The last of them.</param>
/// <param name="IsLast">True if no more are to be removed of this one.</param>
/// <param name="RemovesRow">True if its row goes, too.</param>
internal sealed record PeriodicPiece(long Id, long To, bool IsLast, bool RemovesRow);
