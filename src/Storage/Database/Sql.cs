using System.Data.Common;
using ActorScheduler.Contracts;

namespace ActorScheduler.Storage.Database;

/// <summary>What the queries share: putting values into a command, and reading them from a row.</summary>
internal static class Sql
{
    /// <summary>The pattern that finds a text anywhere in another.</summary>
    public static string Anywhere(string text) => $"%{Escape(text)}%";

    /// <summary>The smallest text above all that begin with a prefix; null if there is none.</summary>
    public static string? EndOfPrefix(string prefix)
    {
        for (var last = prefix.Length - 1; last >= 0; last--)
        {
            if (prefix[last] == char.MaxValue)
                continue;
            // No text lies at a surrogate half or just above it: the next whole character is E000.
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
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    /// <summary>Gives a statement a text from outside, as the database can store it: what cannot be stored cannot be searched for either.</summary>
    public static void AddText(this DbCommand command, ISqlDialect dialect, string name, string? text) =>
        command.Add(name, text is null ? null : dialect.Storable(text));

    /// <summary>Gives a statement any number of numbers at once.</summary>
    public static void AddNumbers(this DbCommand command, string name, IEnumerable<long> numbers) => command.Add(name, $"[{string.Join(',', numbers)}]");

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? NumberOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static DateTimeOffset Time(this DbDataReader row, int column) => StoredTime.FromMicroseconds(row.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
