using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Tasks;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>The events of a task that is submitted, starts and succeeds, one after the other, as its actor hands them to the journal.</summary>
/// <param name="id">The task.</param>
internal sealed class TaskEvents(string id)
{
    private const int SerializerId = 4701;
    private static readonly TaskSubmission Call = new() { Name = "demo_app.tasks.test", KwargsJson = """{"age":"22","name":"cc"}""", Fingerprint = "bench" };
    private static readonly string Writer = Guid.NewGuid().ToString("N");
    private TaskState _state = TaskState.None;
    private int _stored;

    /// <summary>How many events a task has.</summary>
    public const int Count = 3;

    /// <summary>The next one, or null after the last.</summary>
    public JournalEvent? Next()
    {
        var now = DateTimeOffset.UtcNow;
        TaskEvent? happened = _stored switch
        {
            0 => new TaskSubmitted(now, Call),
            1 => new TaskStarted(now, 1, "127.0.0.1:4051#1072788535"),
            2 => new TaskSucceeded(now, 1, "null", TimeSpan.FromMicroseconds(12)),
            _ => null,
        };
        return happened is null ? null : Stored(happened);
    }

    private JournalEvent Stored(TaskEvent happened)
    {
        var before = _state.Phase;
        _state = _state.Apply(happened);
        return new JournalEvent(
            PersistenceIds.OfTask(id), ++_stored, happened.At.UtcTicks, SerializerId, Manifests.Of(happened), Writer, EventFormat.ToBytes(happened))
        {
            Projection = new TaskSnapshot(id, _state, WakeUpPolicy.Default.For(_state), before),
        };
    }
}
