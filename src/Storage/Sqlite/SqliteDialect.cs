using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Sqlite.Tasks;

namespace ActorScheduler.Storage.Sqlite;

/// <summary>SQLite's SQL. It has no statistics worth trusting, so queries name their index.</summary>
internal sealed class SqliteDialect : ISqlDialect
{
    public static SqliteDialect Instance { get; } = new();

    public string CaseInsensitiveLike => "LIKE";

    public string TasksByPosition => "tasks NOT INDEXED";

    public int? BitsOfTaskBlock => TaskTable.BlockBits;

    // One connection writes.
    public string? HoldLastEvent => null;

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

    public string Storable(string text) => text;
}
