using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.Audit;

/// <summary>The histories of tasks, out of the journal. A task has a handful of events, the same that its actor recovers from.</summary>
internal sealed class TaskHistoryReader(JournalReader journal) : ITaskHistory
{
    public async Task<TaskHistory?> ReadAsync(string taskId, CancellationToken cancellation)
    {
        var id = PersistenceIds.OfTask(taskId);
        var (events, _) = await journal.ReadAsync(id, 1, long.MaxValue, cancellation);
        return events.Count == 0
            ? null
            : TaskHistory.Of(events.Select(e => (e.SequenceNr, JournalReader.Decode<TaskEvent>(id, e.SequenceNr, e.Manifest, e.Message))));
    }
}
