using System.Data.Common;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Postgres;

/// <summary>PostgreSQL's SQL. Its planner has statistics and chooses the indexes itself.</summary>
internal sealed class PostgresDialect : ISqlDialect
{
    public static PostgresDialect Instance { get; } = new();

    public string TasksByPosition => "tasks";

    // Several nodes write: a row that all of them widen would make them wait for each other's commits.
    public int? BitsOfTaskBlock => null;

    // Whoever adds an event after the last one has to lock that one, too.
    public string? HoldLastEvent => "SELECT 1 FROM journal WHERE persistence_id = @id ORDER BY sequence_number DESC LIMIT 1 FOR UPDATE";

    public string UnlessLocked => "FOR UPDATE SKIP LOCKED";

    // The counts are sums of parts, and writers of other nodes may hold those.
    public IReadOnlyList<string> Tidying => [];

    public string OrdinalColumn(string column) => $"{column} COLLATE \"C\"";

    public string TasksBy(string index) => "tasks";

    public string NumbersOf(string parameter) => $"SELECT value::bigint FROM json_array_elements_text({parameter}::json)";

    public string Holds(DbCommand command, IReadOnlyList<string> columns, string text)
    {
        command.Add("@search", Storable(Sql.Anywhere(text)));
        return $"({string.Join(" OR ", columns.Select(column => $"{column} ILIKE @search ESCAPE '\\'"))})";
    }

    public void Interrupt(DbCommand command) => command.Cancel();

    public string Storable(string text) => StorableText.Of(text);
}
