using System.Data.Common;
using System.Globalization;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Tasks.Paging;

/// <summary>The rows with a time in a range, if they are few enough to sort for each step: an index on a time has them in another order.</summary>
internal sealed class TimedRows : ICandidates
{
    private const int Most = 20_000;

    private readonly string _rows;
    private readonly long _first;
    private readonly long _last;

    private TimedRows(string rows, long first, long last, long count)
    {
        _rows = rows;
        _first = first;
        _last = last;
        Estimate = count;
    }

    public long Estimate { get; }

    /// <summary>Counts the rows.</summary>
    /// <returns>Null if there are too many.</returns>
    public static TimedRows? Open(DbConnection connection, ISqlDialect dialect, string index, string column, long? first, long? last)
    {
        var rows = new TimedRows(
            $"FROM {dialect.TasksBy(index)} WHERE {column} >= @first AND {column} <= @last", first ?? long.MinValue, last ?? long.MaxValue, 0);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM (SELECT 1 {rows._rows} LIMIT {(Most + 1).ToString(CultureInfo.InvariantCulture)}) AS few";
        rows.AddTimes(command);
        var count = (long)command.ExecuteScalar()!;
        return count > Most ? null : new TimedRows(rows._rows, rows._first, rows._last, count);
    }

    public Step Next(DbConnection connection, PositionRange range, int size)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT position {_rows} AND position >= @from AND position < @before ORDER BY position DESC LIMIT @size";
        AddTimes(command);
        command.Add(range, size);
        return command.Positions().AsStep(range, size);
    }

    private void AddTimes(DbCommand command)
    {
        command.Add("@first", _first);
        command.Add("@last", _last);
    }
}
