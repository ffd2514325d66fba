using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tasks.Decisions;

/// <summary>
/// Expire: a task that has not started when its <c>expires</c> passes is revoked
/// (Celery, "Calling Tasks": the task is not executed after the expiration date and is marked REVOKED).
/// </summary>
internal static class ExpireDecision
{
    public static Decision<TaskEvent> Decide(TaskState state, DateTimeOffset now) =>
        state.Phase.IsWaiting() && IsExpired(state, now)
            ? Decision<TaskEvent>.Store(new TaskRevoked(now, RevokeReason.Expired))
            : Decision<TaskEvent>.Ignore;

    public static bool IsExpired(TaskState state, DateTimeOffset now) => state.Submission?.Expires <= now;
}
