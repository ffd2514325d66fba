using ActorScheduler.Storage.Database.Columns;
using ActorScheduler.Storage.Sqlite.Journal;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite;

/// <summary>A prepared statement that writes a row: made of a list of columns and bound in its order.</summary>
internal sealed class RowStatement<TRow> : IDisposable
{
    private readonly PreparedStatement _statement;
    private readonly Column<TRow>[] _columns;

    private RowStatement(SqliteConnection connection, string sql, IEnumerable<Column<TRow>> columns)
    {
        _statement = new PreparedStatement(connection, sql);
        _columns = [.. columns];
    }

    /// <summary>Inserts a row.</summary>
    public static RowStatement<TRow> Insert(SqliteConnection connection, string table, IReadOnlyList<Column<TRow>> columns) =>
        new(connection, InsertSql(table, columns), columns);

    /// <summary>Inserts a row, or updates the changing columns of the one that has its key.</summary>
    public static RowStatement<TRow> Upsert(SqliteConnection connection, string table, IReadOnlyList<Column<TRow>> columns, Column<TRow> key) => new(
        connection,
        $"{InsertSql(table, columns)} ON CONFLICT ({key.Name}) DO UPDATE SET "
            + string.Join(", ", columns.Where(column => column.Changes).Select(column => $"{column.Name} = excluded.{column.Name}")),
        columns);

    /// <summary>Updates the row with a key.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">What is written.</param>
    /// <param name="key">The key of the row.</param>
    /// <param name="returning">The column of the row that the statement returns.</param>
    public static RowStatement<TRow> Update(
        SqliteConnection connection, string table, IReadOnlyList<Column<TRow>> columns, Column<TRow> key, string returning) => new(
            connection,
            $"UPDATE {table} SET {string.Join(", ", columns.Select(column => $"{column.Name} = ?"))} WHERE {key.Name} = ? RETURNING {returning}",
            [.. columns, key]);

    /// <summary>Runs the statement for a row.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public void Execute(in TRow row)
    {
        Bind(in row);
        _statement.Execute();
    }

    /// <summary>Runs the statement for a row.</summary>
    /// <returns>The column that it returns; null if it changed no row.</returns>
    /// <exception cref="SqliteException">It failed.</exception>
    public long? ExecuteReturning(in TRow row)
    {
        Bind(in row);
        return _statement.ExecuteReturning();
    }

    public void Dispose() => _statement.Dispose();

    private static string InsertSql(string table, IReadOnlyList<Column<TRow>> columns) =>
        $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Name))}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})";

    private void Bind(in TRow row)
    {
        foreach (var column in _columns)
        {
            if (column is NumberColumn<TRow> number)
                _statement.Bind(number.Of(in row));
            else if (column is TextColumn<TRow> text)
                _statement.Bind(text.Of(in row));
            else
                _statement.Bind(((BytesColumn<TRow>)column).Of(in row).AsSpan());
        }
    }
}
