using System.Data.Common;
using System.Globalization;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.WakeUps;

/// <summary>Reads the wake-up index: what has something left to do, by partition and time.</summary>
internal sealed class WakeUpIndex(IReadModelStore store) : IWakeUpIndex
{
    public IReadOnlyList<WakeUp> Read(WakeUpRange range, WakeUp? after, int limit)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT wake_at, id FROM {TableOf(range.Kind)}
            WHERE wake_partition = @partition AND wake_at <= @until AND wake_at IS NOT NULL
            {(after is null ? "" : "AND (wake_at, id) > (@after_at, @after_id)")}
            {(range.After is null ? "" : "AND wake_at > @from")}
            {(range.OnlyHeld ? "AND " + IsHeld(range.Kind) : "")}
            ORDER BY wake_at, id LIMIT @limit
            """;
        command.Add("@partition", range.Partition);
        command.Add("@until", StoredTime.ToMicroseconds(range.Until));
        command.Add("@limit", limit);
        if (range.After is { } from)
            command.Add("@from", StoredTime.ToMicroseconds(from));
        if (after is { } last)
        {
            command.Add("@after_at", StoredTime.ToMicroseconds(last.At));
            command.Add("@after_id", range.Kind == WakeUpKind.Task ? last.EntityId : long.Parse(last.EntityId, CultureInfo.InvariantCulture));
        }

        using var reader = command.ExecuteReader();
        var found = new List<WakeUp>();
        while (reader.Read())
            found.Add(new WakeUp(range.Kind, IdOf(range.Kind, reader), StoredTime.FromMicroseconds(reader.GetInt64(0))));
        return found;
    }

    public IReadOnlyList<int> PartitionsDue(WakeUpKind kind, IReadOnlyList<int> partitions, DateTimeOffset until)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        var asked = string.Join(", ", partitions.Select(partition => string.Create(CultureInfo.InvariantCulture, $"({partition})")));
        command.CommandText = $"""
            WITH asked(place) AS (VALUES {asked})
            SELECT place FROM asked
            WHERE EXISTS (SELECT 1 FROM {TableOf(kind)} WHERE wake_partition = asked.place AND wake_at <= @until AND wake_at IS NOT NULL)
            """;
        command.Add("@until", StoredTime.ToMicroseconds(until));
        using var reader = command.ExecuteReader();
        var found = new List<int>();
        while (reader.Read())
            found.Add(reader.GetInt32(0));
        return found;
    }

    private static string TableOf(WakeUpKind kind) => kind == WakeUpKind.Task ? "tasks" : "periodic_tasks";

    // A sleeper's time is that of its next step: to start or, before that, to expire.
    private static string IsHeld(WakeUpKind kind) =>
        kind == WakeUpKind.Task ? "wake_at <> due_at AND wake_at <> coalesce(expires, 0)" : "wake_at <> next_due";

    private static string IdOf(WakeUpKind kind, DbDataReader row) =>
        kind == WakeUpKind.Task ? row.GetString(1) : row.GetInt64(1).ToString(CultureInfo.InvariantCulture);
}
