using System.Globalization;
using Npgsql;

namespace ActorScheduler.Storage.Postgres;

/// <summary>Columns of rows that travel together: one array a column, however many rows, so that the statement is always the same text.</summary>
internal sealed class ColumnArrays<TRow>
{
    private readonly List<(string Name, string Type, Func<IReadOnlyList<TRow>, NpgsqlParameter> Values)> _columns = [];

    /// <summary>The names, for a list of columns.</summary>
    public string Names => string.Join(", ", _columns.Select(column => column.Name));

    /// <summary>The rows as a table called <c>r</c>.</summary>
    public string Rows => $"unnest({string.Join(", ", _columns.Select(Placeholder))}) AS r ({Names})";

    /// <summary>What sets columns of another table to those of <c>r</c>.</summary>
    public string Assignments(params string[] except) => Assign("r", except);

    /// <summary>What sets the columns of a row that is there already to those of the one that was to be inserted.</summary>
    public string Excluded(params string[] except) => Assign("excluded", except);

    /// <summary>These columns and others.</summary>
    public ColumnArrays<TRow> And(ColumnArrays<TRow> others)
    {
        var both = new ColumnArrays<TRow>();
        both._columns.AddRange(_columns);
        both._columns.AddRange(others._columns);
        return both;
    }

    /// <summary>Adds a column of numbers.</summary>
    public ColumnArrays<TRow> Number(string name, Func<TRow, long?> value) => Add(name, "bigint", value);

    /// <summary>Adds a column of texts.</summary>
    public ColumnArrays<TRow> Text(string name, Func<TRow, string?> value) => Add(name, "text", row => StorableText.Of(value(row)));

    /// <summary>Adds a column of bytes.</summary>
    public ColumnArrays<TRow> Bytes(string name, Func<TRow, byte[]> value) => Add(name, "bytea", value);

    /// <summary>A statement with the values of rows.</summary>
    public NpgsqlBatchCommand Command(string sql, IReadOnlyList<TRow> rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var (_, _, values) in _columns)
            command.Parameters.Add(values(rows));
        return command;
    }

    private static string Placeholder((string Name, string Type, Func<IReadOnlyList<TRow>, NpgsqlParameter> Values) column, int index) =>
        $"${(index + 1).ToString(CultureInfo.InvariantCulture)}::{column.Type}[]";

    private string Assign(string source, string[] except) =>
        string.Join(", ", _columns.Where(column => !except.Contains(column.Name)).Select(column => $"{column.Name} = {source}.{column.Name}"));

    private ColumnArrays<TRow> Add<T>(string name, string type, Func<TRow, T> value)
    {
        _columns.Add((name, type, rows =>
        {
            var values = new T[rows.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = value(rows[i]);
            return new NpgsqlParameter<T[]> { TypedValue = values };
        }
        ));
        return this;
    }
}
