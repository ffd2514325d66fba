using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.PeriodicTasks;
using ActorScheduler.Storage.Tasks;

namespace ActorScheduler.Storage.Tests.Support;

/// <summary>Persists events with their rows through the real journal, as the actors do, and remembers what it wrote.</summary>
internal sealed class EventWriter(TaskBed bed)
{
    private readonly Dictionary<string, long> _sequenceNrs = [];

    /// <summary>The fold of each task's events, in the order of their submission.</summary>
    public OrderedDictionary<string, TaskState> Tasks { get; } = [];

    /// <summary>The fold of each periodic task's events.</summary>
    public SortedDictionary<long, PeriodicTaskState> PeriodicTasks { get; } = [];

    public Task Submit(string id, TaskSubmission call, DateTimeOffset at) => Append(id, new TaskSubmitted(at, call));

    /// <summary>Decides a command and persists what is decided.</summary>
    public async Task Do(TaskCommand command, DateTimeOffset at)
    {
        var state = Tasks.GetValueOrDefault(command.TaskId, TaskState.None);
        if (TaskDecider.Decide(state, command, at).Event is { } happened)
            await Append(command.TaskId, happened);
    }

    /// <summary>Forgets a task, as its actor does whose events are gone.</summary>
    public void Forget(string id)
    {
        Tasks.Remove(id);
        _sequenceNrs.Remove(PersistenceIds.OfTask(id));
    }

    /// <summary>Decides a command and persists what is decided; false if the projection refused it.</summary>
    public async Task<bool> Do(PeriodicTaskCommand command, DateTimeOffset at)
    {
        var id = command.PeriodicTaskId;
        var state = PeriodicTasks.GetValueOrDefault(id, PeriodicTaskState.None);
        if (PeriodicTaskDecider.Decide(state, command, at).Event is not { } happened)
            return true;
        var next = state.Apply(happened);
        var row = new PeriodicTaskSnapshot(id, next, WakeUpPolicy.Default.For(next));
        if (await Write(PersistenceIds.OfPeriodicTask(id), happened, row) is not null)
            return false;
        PeriodicTasks[id] = next;
        return true;
    }

    /// <summary>Decides a command that stores one event, and persists it; why it was refused, or null.</summary>
    public Task<Exception?> TryDo(TaskCommand command, DateTimeOffset at) =>
        TryAppend(command.TaskId, TaskDecider.Decide(Tasks[command.TaskId], command, at).Event!);

    private async Task Append(string id, TaskEvent happened) => Assert.Null(await TryAppend(id, happened));

    private async Task<Exception?> TryAppend(string id, TaskEvent happened)
    {
        var before = Tasks.GetValueOrDefault(id, TaskState.None);
        var next = before.Apply(happened);
        var row = new TaskSnapshot(id, next, WakeUpPolicy.Default.For(next), before.Phase) { IsRetimed = happened is TaskRescheduled or TaskRetryRequested };
        var refusal = await Write(PersistenceIds.OfTask(id), happened, row);
        if (refusal is null)
            Tasks[id] = next;
        return refusal;
    }

    private async Task<Exception?> Write(string persistenceId, object happened, object row)
    {
        var sequenceNr = _sequenceNrs.GetValueOrDefault(persistenceId) + 1;
        var stored = new JournalEvent(persistenceId, sequenceNr, CreatedAt(happened), 4701, Manifests.Of(happened), "", EventFormat.ToBytes(happened)) { Projection = row, Tags = [] };
        var write = new Awaited(persistenceId, [new AtomicEvents([stored])]);
        bed.Store.Write(write);
        var refusal = await write.Done;
        if (refusal is null)
            _sequenceNrs[persistenceId] = sequenceNr;
        return refusal;
    }

    private static long CreatedAt(object happened) => happened switch
    {
        TaskEvent e => e.At.UtcTicks,
        PeriodicTaskEvent e => e.At.UtcTicks,
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "no event"),
    };

    private sealed class Awaited(string persistenceId, IReadOnlyList<AtomicEvents> parts) : JournalWrite(persistenceId, parts)
    {
        private readonly TaskCompletionSource<Exception?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Exception?> Done => _done.Task;

        public override void Committed() => _done.SetResult(Parts[0].Rejection);

        public override void Failed(Exception cause) => _done.SetException(cause);
    }
}
