using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks.Events;
using Npgsql;

namespace ActorScheduler.Harness.Clusters;

/// <summary>The events of tasks, read from the database without any of the product's queries.</summary>
public static class JournalOfTasks
{
    private const string Prefix = "task-";

    /// <summary>The events of each task, in order.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<TaskEvent>>> ReadAsync(string connectionString)
    {
        var histories = new Dictionary<string, List<TaskEvent>>(StringComparer.Ordinal);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT persistence_id, manifest, message FROM journal WHERE persistence_id LIKE 'task-%' ORDER BY persistence_id, sequence_number", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var id = reader.GetString(0)[Prefix.Length..];
            if (!histories.TryGetValue(id, out var events))
                histories[id] = events = [];
            events.Add((TaskEvent)EventFormat.FromBytes(reader.GetFieldValue<byte[]>(2), reader.GetString(1)));
        }

        return histories.ToDictionary(history => history.Key, history => (IReadOnlyList<TaskEvent>)history.Value, StringComparer.Ordinal);
    }

    /// <summary>True for the end of a task.</summary>
    public static bool IsEnd(TaskEvent happened) => happened is TaskSucceeded or TaskFailed or TaskRevoked or TaskReplaced;
}
