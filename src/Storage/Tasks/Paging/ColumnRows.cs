using System.Data.Common;
using System.Globalization;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Tasks.Paging;

/// <summary>The rows with one value in a column that is null in most rows.</summary>
internal sealed class ColumnRows : ICandidates
{
    private const int CountedUpTo = 2_000;

    private readonly string _rows;
    private readonly object _value;

    private ColumnRows(ISqlDialect dialect, string index, string column, object value)
    {
        _rows = $"FROM {dialect.TasksBy(index)} WHERE {column} = @value";
        _value = value is string text ? dialect.Storable(text) : value;
    }

    public long Estimate { get; private set; }

    /// <summary>Prepares the search and counts a little.</summary>
    public static ColumnRows Open(DbConnection connection, ISqlDialect dialect, string index, string column, object value, long many)
    {
        var rows = new ColumnRows(dialect, index, column, value);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM (SELECT 1 {rows._rows} LIMIT {CountedUpTo.ToString(CultureInfo.InvariantCulture)}) AS few";
        command.Add("@value", rows._value);
        var count = (long)command.ExecuteScalar()!;
        rows.Estimate = count < CountedUpTo ? count : many;
        return rows;
    }

    public Step Next(DbConnection connection, PositionRange range, int size)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT position {_rows} AND position >= @from AND position < @before ORDER BY position DESC LIMIT @size";
        command.Add("@value", _value);
        command.Add(range, size);
        return command.Positions().AsStep(range, size);
    }
}
