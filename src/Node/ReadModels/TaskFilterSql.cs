using System.Text;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Serialization;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Node.ReadModels;

/// <summary>A filter as SQL. Only fixed text goes into the statement; every value is a parameter.</summary>
internal static class TaskFilterSql
{
    private const string SearchedColumns = "id, name, args, kwargs, result, failure_type, failure_message";

    /// <summary>Writes the query of one page into a command.</summary>
    /// <param name="command">An empty command.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="before">The position after which the page begins (newest first); null for the first page.</param>
    /// <param name="limit">The size of the page.</param>
    public static void Write(SqliteCommand command, TaskFilter filter, long? before, int limit)
    {
        var conditions = new List<string>();
        Restrict("position < $before", "$before", before);
        Restrict("phase = $phase", "$phase", (long?)filter.Phase);
        Restrict("name = $name", "$name", filter.Name);
        Restrict("submitted_at >= $from", "$from", StoredTime.ToMicroseconds(filter.ReceivedFrom));
        Restrict("submitted_at <= $to", "$to", StoredTime.ToMicroseconds(filter.ReceivedTo));
        if (!string.IsNullOrEmpty(filter.Search))
        {
            var columns = SearchedColumns.Split(", ").Select(column => $"{column} LIKE $search ESCAPE '\\'");
            Restrict($"({string.Join(" OR ", columns)})", "$search", $"%{Escape(filter.Search)}%");
        }

        var sql = new StringBuilder($"SELECT {TaskRows.Columns} FROM tasks");
        if (conditions.Count > 0)
            sql.Append(" WHERE ").AppendJoin(" AND ", conditions);
        sql.Append(" ORDER BY position DESC LIMIT $limit");
        command.Parameters.AddWithValue("$limit", limit);
        if (before is null && filter.Offset > 0)
        {
            sql.Append(" OFFSET $offset");
            command.Parameters.AddWithValue("$offset", filter.Offset);
        }

        command.CommandText = sql.ToString();

        void Restrict(string condition, string parameter, object? value)
        {
            if (value is null)
                return;
            conditions.Add(condition);
            command.Parameters.AddWithValue(parameter, value);
        }
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
