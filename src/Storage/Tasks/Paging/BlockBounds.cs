using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Tasks.Paging;

/// <summary>
/// Where in the table the tasks of a time can be. Times of receipt, and mostly of ending, ascend with the positions, but nothing guarantees it, so
/// the blocks say.
/// </summary>
internal static class BlockBounds
{
    /// <summary>The positions that can match: no row outside them does.</summary>
    public static PositionRange Of(DbConnection connection, ISqlDialect dialect, TaskFilter filter)
    {
        var range = new PositionRange(0, long.MaxValue);
        if (dialect.BitsOfTaskBlock is not { } bits)
            return range;
        if (filter.ReceivedFrom is not null || filter.ReceivedTo is not null)
            range = range.And(Read(connection, bits, "received", filter.ReceivedFrom, filter.ReceivedTo));
        if (filter.FinishedFrom is not null || filter.FinishedTo is not null)
            range = range.And(Read(connection, bits, "finished", filter.FinishedFrom, filter.FinishedTo));
        return range;
    }

    private static PositionRange Read(DbConnection connection, int bits, string times, DateTimeOffset? first, DateTimeOffset? last)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT MIN(block), MAX(block) FROM task_blocks WHERE {times}_max >= @first AND {times}_min <= @last";
        command.Add("@first", StoredTime.ToMicroseconds(first) ?? long.MinValue);
        command.Add("@last", StoredTime.ToMicroseconds(last) ?? long.MaxValue);
        using var reader = command.ExecuteReader();
        return reader.Read() && !reader.IsDBNull(0)
            ? new PositionRange(reader.GetInt64(0) << bits, (reader.GetInt64(1) + 1) << bits)
            : new PositionRange(0, 0);
    }
}
