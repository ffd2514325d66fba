using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>Why a task is not moved or run again, in words.</summary>
internal static class TaskActionRefusals
{
    /// <summary>The refusal of a task's own refusal.</summary>
    public static Refusal Of(TaskRefused refused) => refused.Refusal == TaskRefusal.UnknownTask
        ? TaskRoute.NotFound(refused.TaskId)
        : Refusals.TaskConflict(MessageOf(refused), "id", refused.TaskId, AllowedOf(refused.Refusal));

    /// <summary>The one line that says why.</summary>
    public static string MessageOf(TaskRefused refused) => refused.Refusal switch
    {
        TaskRefusal.UnknownTask => "the task is not known",
        TaskRefusal.AlreadyStarted => "the task is running",
        TaskRefusal.AlreadyFinished => $"the task has already ended: {refused.Phase.ToCelery()}",
        TaskRefusal.AlreadyReplaced => "another task took its place",
        TaskRefusal.NotFinished => $"the task has not ended: {refused.Phase.ToCelery()}",
        TaskRefusal.PastExpires when refused.Expires is { } expires => $"the task expires at {Rfc3339.Text(expires)}",
        TaskRefusal.PastExpires => "the task would have expired",
        _ => throw new ArgumentOutOfRangeException(nameof(refused), refused.Refusal, "no words for this refusal are known"),
    };

    private static string AllowedOf(TaskRefusal refusal) => refusal switch
    {
        TaskRefusal.AlreadyStarted => "a task that waits: PENDING or RETRY",
        TaskRefusal.AlreadyFinished => "a task that waits, to move it; one that failed or was revoked, to run it again",
        TaskRefusal.AlreadyReplaced => "the id of the task that took its place",
        TaskRefusal.NotFinished => "a task that failed or was revoked; run-now starts one that waits",
        _ => "a start before the task's expires",
    };
}
