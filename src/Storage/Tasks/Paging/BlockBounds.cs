using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Sqlite.Tasks;

namespace ActorScheduler.Storage.Tasks.Paging;

/// <summary>
/// Where in the table tasks of a time can be: times of receipt, and mostly of ending, ascend with the positions, but nothing
/// guarantees it, so the blocks tell.
/// </summary>
internal static class BlockBounds
{
    /// <summary>The positions outside which no row matches.</summary>
    public static PositionRange Of(DbConnection connection, SqlDialect dialect, TaskFilter filter)
    {
        var range = new PositionRange(0, long.MaxValue);
        // Where several nodes write, one row that all of them widen would make them wait for each other: PostgreSQL has an index instead.
        if (dialect != SqlDialect.Sqlite)
            return range;
        if (filter.ReceivedFrom is not null || filter.ReceivedTo is not null)
            range = range.And(Read(connection, "received", filter.ReceivedFrom, filter.ReceivedTo));
        if (filter.FinishedFrom is not null || filter.FinishedTo is not null)
            range = range.And(Read(connection, "finished", filter.FinishedFrom, filter.FinishedTo));
        return range;
    }

    private static PositionRange Read(DbConnection connection, string times, DateTimeOffset? first, DateTimeOffset? last)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT MIN(block), MAX(block) FROM task_blocks WHERE {times}_max >= @first AND {times}_min <= @last";
        command.Add("@first", StoredTime.ToMicroseconds(first) ?? long.MinValue);
        command.Add("@last", StoredTime.ToMicroseconds(last) ?? long.MaxValue);
        using var reader = command.ExecuteReader();
        return reader.Read() && !reader.IsDBNull(0)
            ? new PositionRange(reader.GetInt64(0) << TaskTable.BlockBits, (reader.GetInt64(1) + 1) << TaskTable.BlockBits)
            : new PositionRange(0, 0);
    }
}
