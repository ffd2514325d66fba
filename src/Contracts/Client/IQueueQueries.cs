namespace ActorScheduler.Contracts.Client;

/// <summary>Tells how much waits in the queues.</summary>
public interface IQueueQueries
{
    /// <summary>The queues in which a task waits or from which one runs, those with the most due tasks first. The cost grows with the number of tasks that wait.</summary>
    /// <param name="limit">How many queues at the most.</param>
    /// <param name="cancellation">Cancels the query.</param>
    Task<IReadOnlyList<QueueDepth>> ReadAsync(int limit, CancellationToken cancellation);
}

/// <summary>How much waits in a queue.</summary>
/// <param name="Name">The queue.</param>
/// <param name="Waiting">How many tasks have not begun, or wait for a retry.</param>
/// <param name="Due">How many of them only wait for a worker.</param>
/// <param name="Running">How many of its tasks run.</param>
/// <param name="OldestDueAt">Since when the one that has waited longest for a worker is due; null if none waits for one.</param>
public sealed record QueueDepth(string Name, long Waiting, long Due, long Running, DateTimeOffset? OldestDueAt);
