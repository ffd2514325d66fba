using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>
/// POST /api/v1/tasks/{id}/run-now, /reschedule and /retry: moves the start of a task that waits, or runs one again that failed or was
/// revoked. The answer is the task after it.
/// </summary>
internal static class TaskMoveRoutes
{
    private const int LongestRequestId = 200;
    private const string RequestId = "request_id";

    /// <summary>Starts a waiting task at once.</summary>
    public static Task<IResult> RunNowAsync(HttpContext http, string id, ISchedulerClient client, ShownTask shown) =>
        DoAsync(http, id, shown, mayBeEmpty: true, body =>
        {
            body.RefuseUnread([]);
            return () => client.RescheduleAsync(new RescheduleTask(id, null, http.RequestedBy()), http.RequestAborted);
        });

    /// <summary>Gives a waiting task another start.</summary>
    public static Task<IResult> RescheduleAsync(
        HttpContext http, string id, ISchedulerClient client, ShownTask shown, SchedulerTimeZone zone, TimeProvider time) =>
        DoAsync(http, id, shown, mayBeEmpty: false, body =>
        {
            var start = StartFields.Read(body, SchedulerDates.TruncateToMicroseconds(time.GetUtcNow()), zone.Zone);
            body.RefuseUnread(StartFields.Names);
            return () => client.RescheduleAsync(new RescheduleTask(id, start, http.RequestedBy()), http.RequestAborted);
        });

    /// <summary>Runs a failed or revoked task again.</summary>
    public static Task<IResult> RetryAsync(HttpContext http, string id, ISchedulerClient client, ShownTask shown, IIdSource ids) =>
        DoAsync(http, id, shown, mayBeEmpty: true, body =>
        {
            var request = body.Value(RequestId) is null
                ? ids.NewId()
                : body.RequiredText(RequestId, LongestRequestId, "an id of yours: the same request sent again under it runs the task once");
            body.RefuseUnread([RequestId]);
            return () => client.RetryAsync(new RetryTask(id, request!, http.RequestedBy()), http.RequestAborted);
        });

    private static async Task<IResult> DoAsync(
        HttpContext http, string id, ShownTask shown, bool mayBeEmpty, Func<JsonFields, Func<Task<TaskReply>>> read)
    {
        if (id.Length > TaskOptions.LongestTaskId * 2)
            return TaskRoute.NotFound(id);
        var (document, malformed) = await JsonBody.ReadAsync(http, mayBeEmpty);
        if (document is null)
            return malformed!;
        Func<Task<TaskReply>> send;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors()) { Ignored = [] };
            send = read(body);
            if (!body.Errors.IsEmpty)
                return Refusals.ParamsError(body.Errors);
        }

        return await send() switch
        {
            TaskRescheduleAccepted or TaskRetryAccepted => await shown.AnswerAsync(http, id),
            TaskRefused refused => TaskActionRefusals.Of(refused),
            var other => throw UnexpectedReply.To(nameof(RescheduleTask), other),
        };
    }
}
