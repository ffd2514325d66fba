using System.Data.Common;
using System.Globalization;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.WakeUps;

/// <summary>Reads the wake-up index: what has something left to do, by part and time.</summary>
internal sealed class WakeUpIndex(IReadModelStore store) : IWakeUpIndex
{
    private readonly LaneMove _move = new(store);

    public IReadOnlyList<WakeUp> Read(WakeUpRange range, WakeUp? after, int limit)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        var time = range.OfExpired ? "expires" : "wake_at";
        command.CommandText = $"""
            SELECT {time}, id FROM {(range.OfExpired ? store.Dialect.TasksBy("tasks_by_expiry") : TableOf(range.Kind))}
            WHERE {(range.OfExpired ? $"{WakeUpSql.Waits} AND expires IS NOT NULL" : "wake_partition = @part")} AND {time} <= @until AND wake_at IS NOT NULL
            {(after is null ? "" : $"AND ({time}, id) > (@after_at, @after_id)")}
            {(range.After is null ? "" : $"AND {time} > @from")}
            {(range.OnlyHeld ? "AND " + IsHeld(range.Kind) : "")}
            ORDER BY {time}, id LIMIT @limit
            """;
        if (!range.OfExpired)
            command.Add("@part", range.Part);
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
        var asked = string.Join(", ", partitions.Select(partition => string.Create(CultureInfo.InvariantCulture, $"({partition})")));
        return PartsDue(kind, $"asked(part) AS (VALUES {asked})", until);
    }

    // From one lane it steps to the next by the index, over all rows between.
    public IReadOnlyList<int> LanesDue(DateTimeOffset until)
    {
        var tasks = store.Dialect.TasksBy("tasks_wake_ups");
        return PartsDue(
            WakeUpKind.Task,
            $"""
            RECURSIVE asked(part) AS (
                SELECT (SELECT wake_partition FROM {tasks} WHERE wake_partition >= {Lanes.First} AND wake_at IS NOT NULL ORDER BY wake_partition LIMIT 1)
                UNION ALL
                SELECT (SELECT wake_partition FROM {tasks} WHERE wake_partition > asked.part AND wake_at IS NOT NULL ORDER BY wake_partition LIMIT 1)
                FROM asked WHERE asked.part IS NOT NULL)
            """,
            until);
    }

    // A lane of the name alone is that of the default queue: while older releases were in the cluster, tasks of all queues were written there.
    public LaneOwner? OwnerOf(int lane)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name, queue FROM {store.Dialect.TasksBy("tasks_wake_ups")} WHERE wake_partition = @lane AND wake_at IS NOT NULL LIMIT 1";
        command.Add("@lane", lane);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return null;
        var ofName = new LaneOwner(reader.GetString(0), TaskQueues.Default);
        return reader.IsDBNull(1) || Lanes.Of(ofName, isHeld: Lanes.IsHeld(lane)) == lane ? ofName : ofName with { Queue = reader.GetString(1) };
    }

    public Task<int> MoveToLanesAsync(IReadOnlyList<int> partitions, LaneUse use, int limit) => _move.RunAsync(partitions, use, limit);

    // The first row of each part tells. Asked whether any row is due, a planner may go through all that are.
    private List<int> PartsDue(WakeUpKind kind, string asked, DateTimeOffset until)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            WITH {asked}
            SELECT part FROM asked
            WHERE (SELECT wake_at FROM {TableOf(kind)} WHERE wake_partition = asked.part AND wake_at IS NOT NULL ORDER BY wake_at LIMIT 1) <= @until
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
    private static string IsHeld(WakeUpKind kind) => kind == WakeUpKind.Task ? WakeUpSql.IsHeld : "wake_at <> next_due";

    private static string IdOf(WakeUpKind kind, DbDataReader row) =>
        kind == WakeUpKind.Task ? row.GetString(1) : row.GetInt64(1).ToString(CultureInfo.InvariantCulture);
}
