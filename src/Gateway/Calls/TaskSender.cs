using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Calls;

/// <summary>Submits a call that a request wrote.</summary>
internal static class TaskSender
{
    /// <summary>Submits the call under its caller's id, or under a new one.</summary>
    /// <returns>The task's id, or the refusal of the call or of its id.</returns>
    public static Task<(string? Id, Refusal? Refusal)> SubmitAsync(HttpContext http, TaskCall call, ISchedulerClient client, IIdSource ids)
    {
        call.WarnIn(http.Response);
        return SubmitAsync(http, call, call.TaskId ?? ids.NewId(), http.RequestedBy(), client, http.RequestAborted);
    }

    /// <summary>Submits the call under an id.</summary>
    /// <returns>The task's id, or the refusal of the call or of its id.</returns>
    public static async Task<(string? Id, Refusal? Refusal)> SubmitAsync(
        HttpContext http, TaskCall call, string id, string? requestedBy, ISchedulerClient client, CancellationToken cancellation)
    {
        if (call.Submission is null)
            return (null, call.Refusal);
        if (Caller.Of(http).RefusalOf(call.Submission.Name, call.Submission.QueueName) is { } refusal)
            return (null, refusal);
        return await client.SubmitAsync(new SubmitTask(id, call.Submission, requestedBy) { HasNewId = call.TaskId is null }, cancellation) switch
        {
            TaskAccepted accepted => (accepted.TaskId, null),
            TaskRefused { Refusal: TaskRefusal.IdTaken } => (null, Refusals.TaskIdTaken(id)),
            var other => throw UnexpectedReply.To(nameof(SubmitTask), other),
        };
    }
}
