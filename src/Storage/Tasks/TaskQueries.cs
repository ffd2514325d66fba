using System.Data.Common;
using System.Runtime.CompilerServices;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Tasks.Paging;

namespace ActorScheduler.Storage.Tasks;

/// <summary>
/// Answers questions about tasks from their table. A long list is read in pages, each a few short queries, so that a
/// slow reader holds back neither the writer's log nor memory.
/// </summary>
internal sealed class TaskQueries(IReadModelStore store, TimeProvider time, ITaskTextIndex? texts = null, PageBudget? budget = null) : ITaskQueries
{
    private const int RowsInPiece = 500;
    private const int PositionsInPiece = 4_000;

    private readonly TaskPager _pager = new(store, new CandidateChoice(store, texts), budget ?? PageBudget.Default, time);

    public async IAsyncEnumerable<TaskRow> ListAsync(TaskFilter filter, int limit, int offset, [EnumeratorCancellation] CancellationToken cancellation)
    {
        TaskCursor? after = null;
        if (limit <= 0 || (offset > 0 && (after = await PassOverAsync(filter, offset, cancellation)) is null))
            yield break;
        for (var left = limit; left > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = ReadRows(filter, after, Math.Min(left, RowsInPiece), cancellation);
            foreach (var row in page.Rows)
                yield return row;
            if (page.Next is null)
                yield break;
            left -= page.Rows.Count;
            after = page.Next;
            await Task.Yield();
        }
    }

    public Task<TaskPage> PageAsync(TaskFilter filter, TaskCursor? after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        cancellation.ThrowIfCancellationRequested();
        var page = ReadRows(filter, after, limit, cancellation);
        return Task.FromResult(new TaskPage(page.Rows, page.Next));
    }

    public Task<TaskRow?> FindAsync(string taskId, CancellationToken cancellation)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {TaskColumns.Selected} FROM tasks WHERE id = @id";
        command.AddText(store.Dialect, "@id", taskId);
        using var reader = command.ExecuteReader();
        return Task.FromResult(reader.Read() ? TaskColumns.Read(reader) : null);
    }

    public Task<TaskCounts> CountAsync(CancellationToken cancellation)
    {
        using var connection = store.OpenReader();
        var byState = Enum.GetValues<TaskPhase>().Where(phase => phase != TaskPhase.Unknown).ToDictionary(phase => phase.ToCelery(), _ => 0L);
        var byName = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, phase, count) in TaskCountTable.Read(connection, store.Dialect, TaskFilter.All))
        {
            byState[phase.ToCelery()] += count;
            byName[name] = byName.GetValueOrDefault(name) + count;
        }

        return Task.FromResult(new TaskCounts(byState, byName));
    }

    public async Task<long> CountMatchingAsync(TaskFilter filter, CancellationToken cancellation)
    {
        if (TaskFilterSql.AsksOnlyForNamesAndPhases(filter))
        {
            using var connection = store.OpenReader();
            return TaskCountTable.Read(connection, store.Dialect, filter).Sum(count => count.Count);
        }

        var found = 0L;
        TaskCursor? after = null;
        do
        {
            var page = ReadPositions(filter, after, PositionsInPiece, cancellation);
            found += page.Rows.Count;
            after = page.Next;
            cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        while (after is not null);
        return found;
    }

    /// <summary>Where the list goes on after so many tasks; null if it has ended by then.</summary>
    private async Task<TaskCursor?> PassOverAsync(TaskFilter filter, int count, CancellationToken cancellation)
    {
        TaskCursor? after = null;
        for (var left = count; left > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = ReadPositions(filter, after, Math.Min(left, PositionsInPiece), cancellation);
            if (page.Next is null)
                return null;
            left -= page.Rows.Count;
            after = page.Next;
            await Task.Yield();
        }

        return after;
    }

    private Page<TaskRow> ReadRows(TaskFilter filter, TaskCursor? after, int limit, CancellationToken cancellation) =>
        _pager.Read(filter, after, limit, TaskColumns.Selected, TaskColumns.Read, cancellation);

    private Page<long> ReadPositions(TaskFilter filter, TaskCursor? after, int limit, CancellationToken cancellation) =>
        _pager.Read(filter, after, limit, "position", Position, cancellation);

    private static long Position(DbDataReader row) => row.GetInt64(0);
}
