namespace ActorScheduler.Contracts.Client;

/// <summary>What happened to a task, read from the journal, which is the only truth.</summary>
public interface ITaskHistory
{
    /// <summary>All that happened to one task, or null if no event speaks of its id (any more).</summary>
    /// <exception cref="UnreadableHistoryException">The journal holds an event that this release cannot read.</exception>
    /// <exception cref="SchedulerUnavailableException">The journal cannot be read now.</exception>
    Task<TaskHistory?> ReadAsync(string taskId, CancellationToken cancellation);
}

/// <summary>What happened to one task, in order.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Entries">Its events, oldest first; at least one.</param>
public sealed record TaskHistory(string TaskId, IReadOnlyList<TaskHistoryEntry> Entries);
