using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Client;

/// <summary>Queries for tasks, answered from the read model, which is written together with the events and never lags behind.</summary>
public interface ITaskQueries
{
    /// <summary>The tasks that match, newest first, read as they are consumed: the list is complete but never held in memory as a whole.</summary>
    /// <param name="filter">The tasks to include.</param>
    /// <param name="limit">The largest number of rows.</param>
    /// <param name="offset">How many of the newest matches to skip.</param>
    /// <param name="cancellation">Ends the list early.</param>
    IAsyncEnumerable<TaskRow> ListAsync(TaskFilter filter, int limit, int offset, CancellationToken cancellation);

    /// <summary>
    /// A page of the tasks that match, newest first. The work of one page is bounded: where few tasks match, it may hold fewer rows than
    /// asked for, or even none, while there are more; only a null <see cref="TaskPage.Next"/> says that the list has ended.
    /// </summary>
    /// <param name="filter">The tasks to include.</param>
    /// <param name="after">Where the previous page ended; null for the first.</param>
    /// <param name="limit">The largest number of rows, at least 1.</param>
    /// <param name="cancellation">Cancels the query.</param>
    Task<TaskPage> PageAsync(TaskFilter filter, TaskCursor? after, int limit, CancellationToken cancellation);

    /// <summary>One task, or null if the id is unknown or the task was removed.</summary>
    Task<TaskRow?> FindAsync(string taskId, CancellationToken cancellation);

    /// <summary>How many tasks there are in each state and under each name.</summary>
    Task<TaskCounts> CountAsync(CancellationToken cancellation);

    /// <summary>How many tasks match now, exactly. The cost grows with the number of tasks that have to be looked at.</summary>
    Task<long> CountMatchingAsync(TaskFilter filter, CancellationToken cancellation);
}

/// <summary>A page of tasks.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Next">Where the next page begins; null when there is none.</param>
public sealed record TaskPage(IReadOnlyList<TaskRow> Rows, TaskCursor? Next);

/// <summary>How many tasks there are.</summary>
/// <param name="ByState">By Celery's name of the state; every state has a number.</param>
/// <param name="ByName">By task name.</param>
public sealed record TaskCounts(IReadOnlyDictionary<string, long> ByState, IReadOnlyDictionary<string, long> ByName);
