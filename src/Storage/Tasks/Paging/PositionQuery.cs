using System.Data.Common;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Tasks.Paging;

/// <summary>A query for positions within a range, newest first.</summary>
internal static class PositionQuery
{
    /// <summary>Gives a command the range.</summary>
    public static void Add(this DbCommand command, PositionRange range)
    {
        command.Add("@from", range.From);
        command.Add("@before", range.Before);
    }

    /// <summary>Gives a command the range and the size of its answer.</summary>
    public static void Add(this DbCommand command, PositionRange range, int size)
    {
        command.Add(range);
        command.Add("@size", size);
    }

    /// <summary>All positions that a command finds.</summary>
    public static List<long> Positions(this DbCommand command)
    {
        using var reader = command.ExecuteReader();
        var positions = new List<long>();
        while (reader.Read())
            positions.Add(reader.GetInt64(0));
        return positions;
    }

    /// <summary>The step that an answer makes: a full answer reaches down to its last position, a shorter one is complete.</summary>
    public static Step AsStep(this List<long> positions, PositionRange range, int size) =>
        new(positions, positions.Count < size ? range.From : positions[^1]);
}
