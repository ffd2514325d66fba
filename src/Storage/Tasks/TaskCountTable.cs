using System.Data.Common;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Tasks;

/// <summary>How many tasks there are of each name in each phase: a table of a few rows, kept with the tasks.</summary>
internal static class TaskCountTable
{
    /// <summary>The counts that are not zero, as far as a filter's names and phases allow.</summary>
    public static List<TaskCount> Read(DbConnection connection, ISqlDialect dialect, TaskFilter filter)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, phase, count FROM task_counts WHERE count > 0";
        if (filter.Name is not null)
        {
            command.CommandText = "SELECT name, phase, count FROM task_counts WHERE count > 0 AND name = @name";
            command.AddText(dialect, "@name", filter.Name);
        }

        using var reader = command.ExecuteReader();
        var counts = new List<TaskCount>();
        while (reader.Read())
        {
            var count = new TaskCount(reader.GetString(0), (TaskPhase)reader.GetInt32(1), reader.GetInt64(2));
            if (Allows(filter, count))
                counts.Add(count);
        }

        return counts;
    }

    /// <summary>How many tasks there are.</summary>
    public static long Total(DbConnection connection, ISqlDialect dialect) => Read(connection, dialect, TaskFilter.All).Sum(count => count.Count);

    private static bool Allows(TaskFilter filter, TaskCount count) =>
        (filter.Phases.Count == 0 || filter.Phases.Contains(count.Phase))
        && (filter.NamePrefix is null || count.Name.StartsWith(filter.NamePrefix, StringComparison.Ordinal));
}

/// <summary>How many tasks of a name are in a phase.</summary>
internal sealed record TaskCount(string Name, TaskPhase Phase, long Count);
