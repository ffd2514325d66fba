using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.BulkOperations.Events;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>
/// The names under which events are stored for ever. Names are only ever added: an event whose meaning changes gets a new name,
/// and the old one is still read.
/// </summary>
public static class Manifests
{
    private static readonly Dictionary<Type, string> ByType = new()
    {
        [typeof(TaskSubmitted)] = "task-submitted.1",
        [typeof(TaskStarted)] = "task-started.1",
        [typeof(TaskSucceeded)] = "task-succeeded.1",
        [typeof(TaskFailed)] = "task-failed.1",
        [typeof(TaskRetryScheduled)] = "task-retry-scheduled.1",
        [typeof(TaskAttemptLost)] = "task-attempt-lost.1",
        [typeof(TaskRevokeRequested)] = "task-revoke-requested.1",
        [typeof(TaskRevoked)] = "task-revoked.1",
        [typeof(TaskRescheduled)] = "task-rescheduled.1",
        [typeof(TaskRetryRequested)] = "task-retry-requested.1",
        [typeof(TaskReplaced)] = "task-replaced.1",
        [typeof(TaskReplacementSubmitted)] = "task-replacement-submitted.1",
        [typeof(PeriodicTaskCreated)] = "periodic-created.1",
        [typeof(PeriodicTaskUpdated)] = "periodic-updated.1",
        [typeof(PeriodicTaskFired)] = "periodic-fired.1",
        [typeof(PeriodicTaskEnded)] = "periodic-ended.1",
        [typeof(PeriodicTaskDeleted)] = "periodic-deleted.1",
        [typeof(BulkOperationStarted)] = "bulk-started.1",
        [typeof(BulkOperationProgressed)] = "bulk-progressed.1",
        [typeof(BulkOperationEnded)] = "bulk-ended.1",
        [typeof(AccessKeyCreated)] = "access-key-created.1",
        [typeof(AccessKeyRotated)] = "access-key-rotated.1",
        [typeof(AccessKeyRevoked)] = "access-key-revoked.1",
        [typeof(AccessAttemptsRefused)] = "access-attempts-refused.1",
        [typeof(AccessSessionOpened)] = "access-session-opened.1",
        [typeof(AccessSessionClosed)] = "access-session-closed.1",
        [typeof(HoldSet)] = "hold-set.1",
        [typeof(HoldLifted)] = "hold-lifted.1",
    };

    /// <summary>All names, by the type of event.</summary>
    public static IReadOnlyDictionary<Type, string> All => ByType;

    /// <summary>The stable name of an event for people and programs that read histories: its manifest without the version of its stored form.</summary>
    /// <exception cref="ArgumentException">The type is not one of the scheduler's events.</exception>
    public static string NameOf(object happened)
    {
        var manifest = Of(happened);
        return manifest[..manifest.LastIndexOf('.')];
    }

    /// <summary>The name under which an event is stored.</summary>
    /// <exception cref="ArgumentException">The type is not one of the scheduler's events.</exception>
    public static string Of(object happened) => ByType.TryGetValue(happened.GetType(), out var manifest)
        ? manifest
        : throw new ArgumentException($"{happened.GetType()} has no manifest: add it to Manifests.cs.", nameof(happened));
}
