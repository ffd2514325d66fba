using System.Runtime.CompilerServices;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Journal.Sqlite;

namespace ActorScheduler.Node.ReadModels;

/// <summary>
/// Answers questions about tasks from their table. A long list is read in pages, each a short query of its own, so that a
/// slow reader holds back neither the writer's log nor memory.
/// </summary>
internal sealed class TaskQueries(SqliteStore store) : ITaskQueries
{
    private const int PageSize = 500;

    public async IAsyncEnumerable<TaskRow> ListAsync(TaskFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var left = filter.Limit;
        long? before = null;
        while (left > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = ReadPage(filter, before, Math.Min(left, PageSize));
            foreach (var (row, _) in page)
                yield return row;
            if (page.Count < Math.Min(left, PageSize))
                yield break;
            left -= page.Count;
            before = page[^1].Position;
            await Task.Yield();
        }
    }

    public Task<TaskRow?> FindAsync(string taskId, CancellationToken cancellation)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {TaskRows.Columns} FROM tasks WHERE id = $id";
        command.Parameters.AddWithValue("$id", taskId);
        using var reader = command.ExecuteReader();
        return Task.FromResult(reader.Read() ? TaskRows.Read(reader) : null);
    }

    public Task<TaskCounts> CountAsync(CancellationToken cancellation)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT phase, name, COUNT(*) FROM tasks GROUP BY phase, name";
        using var reader = command.ExecuteReader();

        var byState = Enum.GetValues<TaskPhase>().Where(phase => phase != TaskPhase.Unknown).ToDictionary(phase => phase.ToCelery(), _ => 0L);
        var byName = new SortedDictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var count = reader.GetInt64(2);
            byState[((TaskPhase)reader.GetInt32(0)).ToCelery()] += count;
            byName[reader.GetString(1)] = byName.GetValueOrDefault(reader.GetString(1)) + count;
        }

        return Task.FromResult(new TaskCounts(byState, byName));
    }

    private List<(TaskRow Row, long Position)> ReadPage(TaskFilter filter, long? before, int limit)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        TaskFilterSql.Write(command, filter, before, limit);
        using var reader = command.ExecuteReader();
        var page = new List<(TaskRow, long)>(limit);
        while (reader.Read())
            page.Add((TaskRows.Read(reader), reader.GetInt64(0)));
        return page;
    }
}
