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

    public string Holds(DbCommand command, IReadOnlyList<string> columns, string text)
    {
        var matcher = new TextMatcher(text);
        ((SqliteConnection)command.Connection!).CreateFunction("holds_text", (object?[] values) => Array.Exists(values, value => value is string given && matcher.IsIn(given)));
        return $"holds_text({string.Join(", ", columns)})";
    }

    // SqliteCommand.Cancel does nothing.
    public void Interrupt(DbCommand command) => raw.sqlite3_interrupt(((SqliteConnection)command.Connection!).Handle);

    public string Storable(string text) => text;
}
