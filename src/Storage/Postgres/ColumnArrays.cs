using System.Globalization;
using ActorScheduler.Storage.Database.Columns;
using Npgsql;

namespace ActorScheduler.Storage.Postgres;

/// <summary>Columns of rows that travel together: one array per column, however many rows, so that the statement is always the same text.</summary>
internal sealed class ColumnArrays<TRow>(params IReadOnlyList<Column<TRow>> columns)
{
    /// <summary>The names, for a list of columns.</summary>
    public string Names => string.Join(", ", columns.Select(column => column.Name));

    /// <summary>The rows as a table called <c>r</c>.</summary>
    public string Rows => $"unnest({string.Join(", ", columns.Select(Placeholder))}) AS r ({Names})";

    /// <summary>The assignments that copy the changing columns of <c>r</c> to another table.</summary>
    public string Assignments => Assign("r");

    /// <summary>The assignments that copy the changing columns of a row to be inserted to the one that is already there.</summary>
    public string Excluded => Assign("excluded");

    /// <summary>A statement with the values of rows.</summary>
    public NpgsqlBatchCommand Command(string sql, IReadOnlyList<TRow> rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns)
            command.Parameters.Add(Values(column, rows));
        return command;
    }

    private static string Placeholder(Column<TRow> column, int index) => $"${(index + 1).ToString(CultureInfo.InvariantCulture)}::{TypeOf(column)}[]";

    private static string TypeOf(Column<TRow> column) => column switch
    {
        NumberColumn<TRow> => "bigint",
        TextColumn<TRow> => "text",
        _ => "bytea",
    };

    private static NpgsqlParameter Values(Column<TRow> column, IReadOnlyList<TRow> rows) => column switch
    {
        NumberColumn<TRow> number => Array<long?>(rows, number.Of),
        TextColumn<TRow> text => Array(rows, (in row) => StorableText.Of(text.Of(in row))),
        _ => Array<byte[]>(rows, ((BytesColumn<TRow>)column).Of),
    };

    private static NpgsqlParameter<T[]> Array<T>(IReadOnlyList<TRow> rows, ValueOf<TRow, T> value)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var row = rows[i];
            values[i] = value(in row);
        }

        return new NpgsqlParameter<T[]> { TypedValue = values };
    }

    private string Assign(string source) =>
        string.Join(", ", columns.Where(column => column.Changes).Select(column => $"{column.Name} = {source}.{column.Name}"));
}
