using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Client;

/// <summary>The history of a task, read from the journal, which is the source of truth.</summary>
public interface ITaskHistory
{
    /// <summary>Everything that happened to one task, or null if the journal holds no event of it.</summary>
    /// <exception cref="UnreadableHistoryException">The journal holds an event that this release cannot read.</exception>
    /// <exception cref="SchedulerUnavailableException">The journal cannot be read now.</exception>
    Task<TaskHistory?> ReadAsync(string taskId, CancellationToken cancellation);
}

/// <summary>The history of one task, in order.</summary>
/// <param name="Entries">Its events, oldest first; at least one.</param>
public sealed record TaskHistory(IReadOnlyList<TaskHistoryEntry> Entries)
{
    /// <summary>The history that these events tell, folded as the task's actor folds them.</summary>
    /// <param name="events">Its events with their sequence numbers, oldest first.</param>
    public static TaskHistory Of(IEnumerable<(long SequenceNr, TaskEvent Happened)> events)
    {
        var entries = new List<TaskHistoryEntry>();
        var state = TaskState.None;
        foreach (var (sequenceNr, happened) in events)
        {
            entries.Add(TaskHistoryEntry.Of(sequenceNr, state, happened));
            state = entries[^1].State;
        }

        return new TaskHistory(entries);
    }
}
