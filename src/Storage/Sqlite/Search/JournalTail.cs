using System.Data.Common;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Tasks.Paging;

namespace ActorScheduler.Storage.Sqlite.Search;

/// <summary>The end of the journal: which tasks changed after an event.</summary>
internal static class JournalTail
{
    private static readonly string Prefix = PersistenceIds.TaskPrefix;

    /// <summary>The number of the last event; 0 if there is none.</summary>
    public static long Last(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COALESCE(MAX(ordering), 0) FROM journal";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>The number of the last event ever (SQLite), even if retention has removed it. 0 if there was none.</summary>
    public static long LastEver(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'journal'), 0)";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Identifies the event that has a number, as text; null if no event has it (any more).</summary>
    public static string? Event(DbConnection connection, long ordering)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT persistence_id, sequence_number FROM journal WHERE ordering = @ordering";
        command.Add("@ordering", ordering);
        using var reader = command.ExecuteReader();
        return reader.Read() ? FormattableString.Invariant($"{reader.GetString(0)} {reader.GetInt64(1)}") : null;
    }

    /// <summary>The ids of the tasks with events after one, and the number and text of the last event looked at.</summary>
    public static (IReadOnlyCollection<string> TaskIds, long Last, string Event) Read(DbConnection connection, long after, int limit)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT ordering, persistence_id, sequence_number FROM journal WHERE ordering > @after ORDER BY ordering LIMIT @limit";
        command.Add("@after", after);
        command.Add("@limit", limit);
        using var reader = command.ExecuteReader();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var (last, happened) = (after, "");
        while (reader.Read())
        {
            var id = reader.GetString(1);
            (last, happened) = (reader.GetInt64(0), FormattableString.Invariant($"{id} {reader.GetInt64(2)}"));
            if (id.StartsWith(Prefix, StringComparison.Ordinal))
                ids.Add(id[Prefix.Length..]);
        }

        return (ids, last, happened);
    }

    /// <summary>The positions of the tasks with events after one, newest first.</summary>
    public static List<long> Positions(DbConnection connection, long after)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT DISTINCT tasks.position FROM journal CROSS JOIN tasks ON tasks.id = substr(journal.persistence_id, {Prefix.Length + 1})
            WHERE journal.ordering > @after AND substr(journal.persistence_id, 1, {Prefix.Length}) = @prefix
            """;
        command.Add("@after", after);
        command.Add("@prefix", Prefix);
        var positions = command.Positions();
        positions.Sort((a, b) => b.CompareTo(a));
        return positions;
    }
}
