using System.Data.Common;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.WakeUps;

/// <summary>Moves the rows of tasks that wait into their lanes. A row that is changed meanwhile is moved by that change.</summary>
internal sealed class LaneMove(IReadModelStore store)
{
    /// <summary>Moves some.</summary>
    /// <param name="partitions">The partitions in which they are looked for.</param>
    /// <param name="use">Which lanes.</param>
    /// <param name="limit">How many at the most.</param>
    /// <returns>How many were found.</returns>
    public Task<int> RunAsync(IReadOnlyList<int> partitions, LaneUse use, int limit) => store.WriteAsync(
        connection =>
        {
            var found = Find(connection, partitions, use, limit);
            foreach (var lane in found.GroupBy(row => row.Lane, row => row.Position))
                Move(connection, lane.Key, lane);
            return found.Count;
        },
        CancellationToken.None);

    private List<(long Position, int Lane)> Find(DbConnection connection, IReadOnlyList<int> partitions, LaneUse use, int limit)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT position, name, CASE WHEN {WakeUpSql.IsHeld} THEN 1 ELSE 0 END, queue FROM {store.Dialect.TasksBy("tasks_wake_ups")}
            WHERE wake_partition IN ({store.Dialect.NumbersOf("@partitions")}) AND wake_at IS NOT NULL AND {WakeUpSql.Waits}
            LIMIT @limit {store.Dialect.UnlessLocked}
            """;
        command.AddNumbers("@partitions", partitions.Select(partition => (long)partition));
        command.Add("@limit", limit);
        using var reader = command.ExecuteReader();
        var found = new List<(long, int)>();
        while (reader.Read())
        {
            var queue = use == LaneUse.Queues && !reader.IsDBNull(3) ? reader.GetString(3) : TaskQueues.Default;
            found.Add((reader.GetInt64(0), Lanes.Of(new LaneOwner(reader.GetString(1), queue), isHeld: reader.GetInt32(2) == 1)));
        }

        return found;
    }

    private void Move(DbConnection connection, int lane, IEnumerable<long> positions)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE tasks SET wake_partition = @lane WHERE position IN ({store.Dialect.NumbersOf("@positions")})";
        command.Add("@lane", lane);
        command.AddNumbers("@positions", positions);
        command.ExecuteNonQuery();
    }
}
