using System.Data.Common;
using System.Globalization;
using ActorScheduler.Journal.Store;

namespace ActorScheduler.Node.ReadModels.Paging;

/// <summary>The rows with a time in a range, if they are few enough to be put in order: an index on a time has them in another.</summary>
internal sealed class TimedRows : ICandidates
{
    private const int Most = 20_000;

    private readonly long[] _newestFirst;

    private TimedRows(long[] newestFirst) => _newestFirst = newestFirst;

    public long Estimate => _newestFirst.Length;

    /// <summary>Reads the positions.</summary>
    /// <returns>Null if they are too many.</returns>
    public static TimedRows? Open(DbConnection connection, SqlDialect dialect, string index, string column, long? first, long? last)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT position FROM {Sql.TasksBy(dialect, index)} WHERE {column} >= @first AND {column} <= @last
            LIMIT {(Most + 1).ToString(CultureInfo.InvariantCulture)}
            """;
        command.Add("@first", first ?? long.MinValue);
        command.Add("@last", last ?? long.MaxValue);
        var positions = command.Positions();
        if (positions.Count > Most)
            return null;
        positions.Sort((a, b) => b.CompareTo(a));
        return new TimedRows([.. positions]);
    }

    public Step Next(DbConnection connection, PositionRange range, int size) =>
        _newestFirst.SkipWhile(position => position >= range.Before).TakeWhile(position => position >= range.From).Take(size).ToList().AsStep(range, size);
}
