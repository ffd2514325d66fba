using System.Data.Common;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Tasks.Paging;

/// <summary>
/// Reads one page: takes steps through the candidates, each longer than the one before, and checks them against their rows, until
/// the page is full, the table is at its end, or the page has used up its budget. Both statements of a step look at a bounded number of rows.
/// </summary>
internal sealed class TaskPager(IReadModelStore store, CandidateChoice choice, PageBudget budget, TimeProvider time)
{
    private const int Growth = 4;

    /// <summary>Reads a page.</summary>
    /// <param name="filter">Which tasks.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="limit">How many rows at the most.</param>
    /// <param name="columns">What to read of each row; its position first.</param>
    /// <param name="read">Makes an entry of a row.</param>
    /// <param name="cancellation">Ends it, also in the middle of a step: whoever asked has gone.</param>
    public Page<T> Read<T>(TaskFilter filter, TaskCursor? after, int limit, string columns, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        using var connection = store.OpenReader();
        var range = new PositionRange(0, after?.Position ?? long.MaxValue).And(BlockBounds.Of(connection, store.Dialect, filter));
        var rows = new List<T>();
        if (range.IsEmpty)
            return new Page<T>(rows, null);

        var candidates = choice.Choose(connection, filter, range);
        var size = (int)Math.Clamp(limit + 1L, budget.FirstStep, budget.LongestStep);
        while (candidates.Estimate > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var step = candidates.Next(connection, range, size);
            if (Check(connection, filter, step, range, limit, rows, columns, read, cancellation) is { } last)
                return new Page<T>(rows, new TaskCursor(last));
            range = range with { Before = step.Reached };
            if (range.IsEmpty)
                break;
            if (rows.Count == limit || time.GetElapsedTime(start) > budget.Time)
                return new Page<T>(rows, new TaskCursor(step.Reached));
            size = Math.Min(size * Growth, budget.LongestStep);
        }

        return new Page<T>(rows, null);
    }

    /// <summary>Adds those candidates that match.</summary>
    /// <returns>The last position in the page if there are more than fit in.</returns>
    private long? Check<T>(
        DbConnection connection, TaskFilter filter, Step step, PositionRange range, int limit, List<T> rows, string columns, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        if (step.Positions is { Count: 0 })
            return null;
        using var command = connection.CreateCommand();
        var conditions = TaskFilterSql.Write(command, filter, store.Dialect);
        command.CommandText = $"""
            SELECT {columns} FROM {store.Dialect.TasksByPosition}
            WHERE {Candidates(command, step, range)}{string.Concat(conditions.Select(condition => " AND " + condition))}
            ORDER BY position DESC LIMIT @limit
            """;
        command.Add("@limit", limit - rows.Count + 1L);
        using var interrupt = cancellation.UnsafeRegister(_ => store.Dialect.Interrupt(command), null);
        using var reader = command.ExecuteReader();
        long? last = null;
        while (reader.Read())
        {
            if (rows.Count == limit)
                return last ?? range.Before;
            rows.Add(read(reader));
            last = reader.GetInt64(0);
        }

        return null;
    }

    private string Candidates(DbCommand command, Step step, PositionRange range)
    {
        if (step.Positions is { } positions)
        {
            command.AddNumbers("@positions", positions);
            return $"position IN ({store.Dialect.NumbersOf("@positions")})";
        }

        command.Add("@from", step.Reached);
        command.Add("@before", range.Before);
        return "position >= @from AND position < @before";
    }
}

/// <summary>What a pager read.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Next">Where the next page begins; null when there is none.</param>
internal sealed record Page<T>(IReadOnlyList<T> Rows, TaskCursor? Next);
