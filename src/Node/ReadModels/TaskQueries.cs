using System.Data.Common;
using System.Runtime.CompilerServices;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Journal.Store;

namespace ActorScheduler.Node.ReadModels;

/// <summary>
/// Answers questions about tasks from their table. A long list is read in pages, each a short query of its own, so that a
/// slow reader holds back neither the writer's log nor memory.
/// </summary>
internal sealed class TaskQueries(IReadModelStore store) : ITaskQueries
{
    private const int PageSize = 500;

    public async IAsyncEnumerable<TaskRow> ListAsync(TaskFilter filter, int limit, int offset, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var left = limit;
        var skip = offset;
        TaskCursor? after = null;
        while (left > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = ReadPage(filter, after, Math.Min(left, PageSize), skip);
            foreach (var row in page.Rows)
                yield return row;
            if (page.Next is null)
                yield break;
            left -= page.Rows.Count;
            after = page.Next;
            skip = 0;
            await Task.Yield();
        }
    }

    public Task<TaskPage> PageAsync(TaskFilter filter, TaskCursor? after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Task.FromResult(ReadPage(filter, after, limit, 0));
    }

    public Task<TaskRow?> FindAsync(string taskId, CancellationToken cancellation)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {TaskRows.Columns} FROM tasks WHERE id = @id";
        command.Add("@id", taskId);
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

    public Task<long> CountMatchingAsync(TaskFilter filter, CancellationToken cancellation)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM tasks{Where(TaskFilterSql.Write(command, filter, store.Dialect))}";
        return Task.FromResult((long)command.ExecuteScalar()!);
    }

    private TaskPage ReadPage(TaskFilter filter, TaskCursor? after, int limit, int offset)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        Write(command, filter, after, limit, offset);
        using var reader = command.ExecuteReader();
        var rows = new List<TaskRow>();
        var last = 0L;
        while (rows.Count < limit && reader.Read())
        {
            rows.Add(TaskRows.Read(reader));
            last = reader.GetInt64(0);
        }

        return new TaskPage(rows, rows.Count == limit && reader.Read() ? new TaskCursor(last) : null);
    }

    private void Write(DbCommand command, TaskFilter filter, TaskCursor? after, int limit, int offset)
    {
        var conditions = TaskFilterSql.Write(command, filter, store.Dialect).ToList();
        if (after is { } cursor)
        {
            conditions.Add("position < @before");
            command.Add("@before", cursor.Position);
        }

        command.CommandText = $"SELECT {TaskRows.Columns} FROM tasks{Where(conditions)} ORDER BY position DESC LIMIT @limit OFFSET @offset";
        command.Add("@limit", limit + 1L);
        command.Add("@offset", offset);
    }

    private static string Where(IReadOnlyList<string> conditions) => conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
}
