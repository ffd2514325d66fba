using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Contracts.WakeUps;

namespace ActorScheduler.Chaos.Tests.Support;

/// <summary>The rows and the index as the product would have them: by its own fold, not by that of the checker.</summary>
internal static class Views
{
    public static Evidence Of(IReadOnlyList<JournalEntry> journal, Story story)
    {
        var tasks = journal.Where(entry => entry.Event is TaskEvent).GroupBy(entry => entry.PersistenceId["task-".Length..])
            .ToDictionary(group => group.Key, group => TaskState.Replay(group.Select(entry => (TaskEvent)entry.Event)));
        var periodic = journal.Select(entry => entry.Event).OfType<PeriodicTaskEvent>().Aggregate(PeriodicTaskState.None, (state, happened) => state.Apply(happened));
        var wakeUps = tasks.Select(task => (task.Key, At: WakeUpPolicy.Default.For(task.Value))).Where(wakeUp => wakeUp.At is not null);
        return new Evidence
        {
            Calls = story.Calls,
            Ledger = story.Ledger,
            Journal = [.. journal],
            Tasks = [.. tasks.Where(task => task.Value.Submission is not null).Select(task => story.Show(Of(task.Key, task.Value)))],
            PeriodicTasks = periodic.Exists ? [story.ShowPeriodic(Of(periodic))] : [],
            WakeUps = wakeUps.ToDictionary(wakeUp => wakeUp.Key, wakeUp => wakeUp.At!.Value),
            Counts = tasks.Values.GroupBy(task => task.Phase.ToCelery()).ToDictionary(group => group.Key, group => group.LongCount()),
            Histories = tasks.Keys.ToDictionary(id => id, id => (IReadOnlyList<(long Number, string Event)>)
                [.. journal.Where(entry => entry.PersistenceId == $"task-{id}").Select(entry => (entry.SequenceNr, Manifests.NameOf(entry.Event)))]),
            Faults = story.Faults,
            ReadAt = Story.At(1_000),
        };
    }

    public static TaskView Of(string id, TaskState state) => new()
    {
        Id = id,
        Name = state.Submission!.Name,
        State = state.Phase.ToCelery(),
        Attempt = state.Attempt,
        Retries = state.Retries,
        Worker = state.Worker,
        Result = state.ResultJson,
        ErrorType = state.Failure?.Type,
        RevokeReason = TaskJson.Word(state.RevokeReason),
        ReplacedBy = state.ReplacedBy,
        ReceivedAt = state.SubmittedAt,
        StartedAt = state.StartedAt,
        FinishedAt = state.FinishedAt,
        UpdatedAt = state.UpdatedAt,
        Eta = state.Submission.Eta,
        PeriodicTaskId = state.Submission.PeriodicTaskId,
    };

    private static PeriodicView Of(PeriodicTaskState state) => new(
        7, state.Definition!.Name, state.Definition.Enabled, state.Definition.Description, state.NextDue, state.LastRunAt, state.TotalRunCount, state.DateChanged);
}
