using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Client;

/// <summary>Questions about many tasks, answered from the read model, which is written with the events: it is never behind.</summary>
public interface ITaskQueries
{
    /// <summary>The tasks that match, newest first, read as they are consumed.</summary>
    IAsyncEnumerable<TaskRow> ListAsync(TaskFilter filter, CancellationToken cancellation);

    /// <summary>One task, or null if the id is not known (any more).</summary>
    Task<TaskRow?> FindAsync(string taskId, CancellationToken cancellation);

    /// <summary>How many tasks there are in each state and under each name.</summary>
    Task<TaskCounts> CountAsync(CancellationToken cancellation);
}

/// <summary>Which tasks a list shows. What is null does not restrict.</summary>
public sealed record TaskFilter
{
    /// <summary>How many at the most.</summary>
    public int Limit { get; init; } = 10_000;

    /// <summary>How many of the newest to pass over.</summary>
    public int Offset { get; init; }

    /// <summary>Only tasks that stand there.</summary>
    public TaskPhase? Phase { get; init; }

    /// <summary>Only tasks of exactly this name.</summary>
    public string? Name { get; init; }

    /// <summary>Only tasks accepted then or later.</summary>
    public DateTimeOffset? ReceivedFrom { get; init; }

    /// <summary>Only tasks accepted then or earlier.</summary>
    public DateTimeOffset? ReceivedTo { get; init; }

    /// <summary>Only tasks with this text in id, name, args, kwargs, result or exception; case does not matter.</summary>
    public string? Search { get; init; }
}

/// <summary>How many tasks there are.</summary>
/// <param name="ByState">By Celery's name of the state; every state is there.</param>
/// <param name="ByName">By task name.</param>
public sealed record TaskCounts(IReadOnlyDictionary<string, long> ByState, IReadOnlyDictionary<string, long> ByName);
