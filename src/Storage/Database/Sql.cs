using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Postgres;
using Npgsql;

namespace ActorScheduler.Storage.Database;

/// <summary>What the queries of the read models share: commands on any database, and the few words in which databases differ.</summary>
internal static class Sql
{
    /// <summary>The comparison of text that does not mind case; the pattern's escape sign is the backslash.</summary>
    public static string Like(SqlDialect dialect) => dialect == SqlDialect.Postgresql ? "ILIKE" : "LIKE";

    /// <summary>A text column in the order of its characters' numbers, which a prefix needs.</summary>
    public static string Ordinal(SqlDialect dialect, string column) => dialect == SqlDialect.Postgresql ? $"{column} COLLATE \"C\"" : column;

    /// <summary>The table of tasks read by this index and no other. PostgreSQL has statistics and chooses itself.</summary>
    public static string TasksBy(SqlDialect dialect, string index) => dialect == SqlDialect.Sqlite ? $"tasks INDEXED BY {index}" : "tasks";

    /// <summary>The table of tasks read by position.</summary>
    public static string TasksByPosition(SqlDialect dialect) => dialect == SqlDialect.Sqlite ? "tasks NOT INDEXED" : "tasks";

    /// <summary>A query whose rows are the numbers in a parameter that <see cref="AddNumbers"/> gave.</summary>
    public static string Numbers(SqlDialect dialect, string parameter) => dialect == SqlDialect.Sqlite
        ? $"SELECT value FROM json_each({parameter})"
        : $"SELECT value::bigint FROM json_array_elements_text({parameter}::json)";

    /// <summary>The pattern that finds a text anywhere in another.</summary>
    public static string Anywhere(string text) => $"%{Escape(text)}%";

    /// <summary>The least text above all that begin with a prefix; null if there is none.</summary>
    public static string? EndOfPrefix(string prefix)
    {
        for (var last = prefix.Length - 1; last >= 0; last--)
        {
            if (prefix[last] == char.MaxValue)
                continue;
            // Just above a surrogate half, or in it, lies no text: the next whole character is E000.
            var next = prefix[last] + 1 is >= 0xD800 and < 0xE000 ? '\uE000' : (char)(prefix[last] + 1);
            return prefix[..last] + next;
        }

        return null;
    }

    /// <summary>Gives a statement a value.</summary>
    public static void Add(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        // What PostgreSQL cannot store it cannot be asked for either.
        parameter.Value = value is string text && command is NpgsqlCommand ? StorableText.Of(text) : value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    /// <summary>Gives a statement any number of numbers at once.</summary>
    public static void AddNumbers(this DbCommand command, string name, IEnumerable<long> numbers) => command.Add(name, $"[{string.Join(',', numbers)}]");

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? NumberOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static DateTimeOffset Time(this DbDataReader row, int column) => StoredTime.FromMicroseconds(row.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
