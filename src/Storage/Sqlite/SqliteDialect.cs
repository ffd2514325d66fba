using System.Data.Common;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Sqlite.Search;
using ActorScheduler.Storage.Sqlite.Tasks;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorScheduler.Storage.Sqlite;

/// <summary>SQLite's SQL. It has no statistics worth trusting, so queries name their index.</summary>
internal sealed class SqliteDialect : ISqlDialect
{
    public static SqliteDialect Instance { get; } = new();

    public string TasksByPosition => "tasks NOT INDEXED";

    public int? BitsOfTaskBlock => TaskTable.BlockBits;

    // One connection writes.
    public string? HoldLastEvent => null;

    public string UnlessLocked => "";

    public IReadOnlyList<string> Tidying { get; } =
    [
        "DELETE FROM task_counts WHERE count = 0 AND @count > 0",
        $"""
        DELETE FROM task_blocks WHERE block IN (
            SELECT block FROM task_blocks b WHERE NOT EXISTS (
                SELECT 1 FROM tasks t NOT INDEXED
                WHERE t.position >= b.block << {TaskTable.BlockBits} AND t.position < (b.block + 1) << {TaskTable.BlockBits})
            LIMIT @count)
        """,
    ];

    public string OrdinalColumn(string column) => column;

    public string TasksBy(string index) => $"tasks INDEXED BY {index}";

    public string NumbersOf(string parameter) => $"SELECT value FROM json_each({parameter})";

    // By SQLitePCL, since a function of Microsoft.Data.Sqlite makes a string of each value of each row.
    public string Holds(DbCommand command, IReadOnlyList<string> columns, string text)
    {
        var matcher = new TextMatcher(text);
        var added = raw.sqlite3_create_function(
            ((SqliteConnection)command.Connection!).Handle,
            "holds_text",
            columns.Count,
            raw.SQLITE_DETERMINISTIC,
            matcher,
            static (context, matcher, values) => raw.sqlite3_result_int(context, AnyHolds((TextMatcher)matcher, values) ? 1 : 0));
        SqliteException.ThrowExceptionForRC(added, ((SqliteConnection)command.Connection!).Handle);
        return $"holds_text({string.Join(", ", columns)})";
    }

    // SqliteCommand.Cancel does nothing.
    public void Interrupt(DbCommand command) => raw.sqlite3_interrupt(((SqliteConnection)command.Connection!).Handle);

    public string Storable(string text) => text;

    private static bool AnyHolds(TextMatcher matcher, sqlite3_value[] values)
    {
        foreach (var value in values)
        {
            if (raw.sqlite3_value_type(value) == raw.SQLITE_TEXT && matcher.IsIn(raw.sqlite3_value_blob(value)))
                return true;
        }

        return false;
    }
}
