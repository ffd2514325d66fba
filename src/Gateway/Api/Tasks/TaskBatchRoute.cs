using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Settings;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>
/// POST /api/v1/tasks/batch: submits up to 10,000 calls with one request. Each stands for itself: it is accepted or refused, and
/// the answer, which says for each in its place what became of it, is given when all that were accepted are durable.
/// </summary>
internal static class TaskBatchRoute
{
    /// <summary>The most calls of one request.</summary>
    public const int MostTasks = 10_000;

    private static readonly MinDataRate SlowestLongBody = new(bytesPerSecond: 100_000, gracePeriod: TimeSpan.FromSeconds(10));

    /// <summary>Lets the body be as long as a batch may be.</summary>
    public static async ValueTask<object?> AllowLongBody(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var options = http.RequestServices.GetRequiredService<IOptions<GatewayOptions>>().Value;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.MaxBatchBodyBytes;
        // A body of megabytes would be held for hours at the rate that small ones may have.
        if (http.Request.ContentLength is null || http.Request.ContentLength > options.MaxBodyBytes)
        {
            if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
                rate.MinDataRate = SlowestLongBody;
        }

        return await next(context);
    }

    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, TaskCallReader calls, ISchedulerClient client, IIdSource ids)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;

        List<TaskCall> read;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors()) { Ignored = [] };
            if (Tasks(body) is not { } tasks)
                return Refusals.ParamsError(body.Errors);
            read = [.. tasks.EnumerateArray().Select((task, index) => Read(task, $"tasks[{index}]", calls))];
        }

        var requestedBy = http.RequestedBy();
        var items = await Task.WhenAll(read.Select(call => SubmitAsync(http, call, requestedBy, client, ids)));
        return items.Length > 0 && Array.Find(items, item => item.Cause is null) is null
            ? Refusals.Unavailable(items[0].Cause!)
            : JsonAnswer.Ok(new TaskBatchAnswer(true, items), ApiJson.Wire.TaskBatchAnswer);
    }

    private static JsonElement? Tasks(JsonFields body)
    {
        const string allowed = "an array of 0 to 10000 calls, each as in async_apply_task";
        var tasks = body.Value("tasks", JsonValueKind.Array, allowed);
        if (tasks is null && body.Errors.IsEmpty || tasks?.GetArrayLength() > MostTasks)
            body.Errors.Add("tasks", tasks is { } given ? $"{given.GetArrayLength()} calls" : null, allowed);
        body.RefuseUnread(["tasks"]);
        return body.Errors.IsEmpty ? tasks : null;
    }

    private static TaskCall Read(JsonElement task, string path, TaskCallReader calls)
    {
        if (task.ValueKind == JsonValueKind.Object)
            return calls.Read(new JsonFields(task, new InputErrors(), path) { Ignored = [] });
        return TaskCall.Refused(Refusals.ParamsError(path, task.GetRawText(), "an object as in async_apply_task"));
    }

    private static async Task<TaskBatchItem> SubmitAsync(
        HttpContext http, TaskCall call, string? requestedBy, ISchedulerClient client, IIdSource ids)
    {
        var id = call.TaskId ?? ids.NewId();
        try
        {
            var (accepted, refusal) = await TaskSender.SubmitAsync(http, call, id, requestedBy, client, http.RequestAborted);
            refusal?.CountAttempt(http);
            return accepted is null ? TaskBatchItem.Refused(refusal!) : new TaskBatchItem { Id = accepted };
        }
        catch (SchedulerUnavailableException cause)
        {
            // The others may be accepted; this one may be too, so the answer has its id: sent again under it, the call is still one task.
            return new TaskBatchItem { Id = id, Msg = cause.Message, Cause = cause };
        }
    }
}
