using Microsoft.Extensions.Logging;

namespace ActorScheduler.Authoring;

/// <summary>What a task can learn about its own run. A task that declares a parameter of this type is given it.</summary>
/// <param name="taskId">The id of the task.</param>
/// <param name="name">The name by which the task was submitted.</param>
/// <param name="attempt">The number of this run of the task, 1 for the first.</param>
/// <param name="logger">Where the task may log.</param>
/// <param name="cancellationToken">Is cancelled when the run should end.</param>
public sealed class TaskContext(string taskId, string name, int attempt, ILogger logger, CancellationToken cancellationToken)
{
    /// <summary>The id of the task. All its attempts share it, so it is a good idempotency key for calls to other systems.</summary>
    public string TaskId { get; } = taskId;

    /// <summary>The name by which the task was submitted.</summary>
    public string Name { get; } = name;

    /// <summary>The number of this run: 1 for the first, one more for each retry and for each run after a worker was lost.</summary>
    public int Attempt { get; } = attempt;

    /// <summary>A logger whose category is the task's name and whose scope carries the task's id.</summary>
    public ILogger Logger { get; } = logger;

    /// <summary>Cancelled when the task is revoked with <c>terminate</c>, or when its node shuts down and the grace period is over.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
