using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Calls;

/// <summary>Reads how a task is revoked, and revokes it.</summary>
internal static class TaskRevocation
{
    /// <summary>The fields of a request that say how.</summary>
    public static IReadOnlyList<string> Names { get; } = ["terminate", "signal"];

    /// <summary>Reads whether a running attempt is to end too.</summary>
    public static bool ReadTerminate(JsonFields body)
    {
        // Celery's name of a POSIX signal. Here an attempt ends by its cancellation token, whatever the name.
        body.Text("signal", "the name of a signal, such as \"SIGTERM\"; it has no effect");
        return body.Flag("terminate") ?? false;
    }

    /// <summary>Revokes the task.</summary>
    /// <returns>The reply, or the refusal of an unknown or ended task.</returns>
    public static async Task<(TaskRevokeAccepted? Accepted, Refusal? Refusal)> SendAsync(HttpContext http, RevokeTask command, ISchedulerClient client) =>
        await client.RevokeAsync(command, http.RequestAborted) switch
        {
            TaskRevokeAccepted accepted => (accepted, null),
            TaskRefused { Refusal: TaskRefusal.UnknownTask } =>
                (null, Refusals.NotFound("id", command.TaskId, "the id of a task, as async_apply_task answered it")),
            TaskRefused { Refusal: TaskRefusal.AlreadyFinished } refused =>
                (null, Refusals.AlreadyFinished(command.TaskId, refused.Phase.ToCelery())),
            var other => throw UnexpectedReply.To(nameof(RevokeTask), other),
        };
}
