using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.ReadModels;

namespace ActorScheduler.Node.WakeUps;

/// <summary>Reads the wake-up index: what has something left to do, by partition and time.</summary>
internal sealed class WakeUpIndex(IReadModelStore store) : IWakeUpIndex
{
    public IReadOnlyList<WakeUp> Read(WakeUpKind kind, int partition, DateTimeOffset horizon, WakeUp? after, int limit)
    {
        var table = kind == WakeUpKind.Task ? "tasks" : "periodic_tasks";
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT wake_at, CAST(id AS TEXT) AS entity_id FROM {table}
            WHERE wake_partition = @partition AND wake_at <= @horizon AND wake_at IS NOT NULL
            {(after is null ? "" : "AND (wake_at, id) > (@after_at, @after_id)")}
            ORDER BY wake_at, id LIMIT @limit
            """;
        command.Add("@partition", partition);
        command.Add("@horizon", StoredTime.ToMicroseconds(horizon));
        command.Add("@limit", limit);
        if (after is { } last)
        {
            command.Add("@after_at", StoredTime.ToMicroseconds(last.At));
            command.Add("@after_id", kind == WakeUpKind.Task ? last.EntityId : long.Parse(last.EntityId, System.Globalization.CultureInfo.InvariantCulture));
        }

        using var reader = command.ExecuteReader();
        var found = new List<WakeUp>();
        while (reader.Read())
            found.Add(new WakeUp(kind, reader.GetString(1), StoredTime.FromMicroseconds(reader.GetInt64(0))));
        return found;
    }
}
