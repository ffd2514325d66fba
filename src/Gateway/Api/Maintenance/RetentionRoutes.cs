using System.Text;
using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Maintenance;

/// <summary>
/// POST and GET /api/v1/maintenance/retention: removes tasks that ended long ago, and shows how far it is. A run is a task, so that it is durable
/// when the answer, 202, is given, and shows in lists and histories with who asked for it.
/// </summary>
internal static class RetentionRoutes
{
    private const string DryRun = "dry_run";

    private static readonly string[] Known = [IRetention.OlderThan, DryRun];

    /// <summary>Starts a run, or counts what it would remove.</summary>
    public static async Task<IResult> StartAsync(HttpContext http, IRetention retention, ISchedulerClient client, IIdSource ids, TimeProvider time)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http, mayBeEmpty: true);
        if (document is null)
            return malformed!;
        TimeSpan age;
        bool isDryRun;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors()) { Ignored = [] };
            age = ReadAge(body) ?? retention.Age ?? TimeSpan.Zero;
            if (age == TimeSpan.Zero && body.Errors.IsEmpty)
                body.Errors.Add(IRetention.OlderThan, null, $"{RetentionAge.Allowed}: Scheduler:Retention is not set");
            isDryRun = body.Flag(DryRun) ?? false;
            body.RefuseUnread(Known);
            body.RefuseNullAndTwice();
            if (!body.Errors.IsEmpty)
                return Refusals.ParamsError(body.Errors);
        }

        if (isDryRun)
        {
            var count = await retention.CountAsync(age, http.RequestAborted);
            return JsonAnswer.Ok(new RetentionDryRun(true, RetentionAge.Text(age), time.GetUtcNow() - age, count), ApiJson.Wire.RetentionDryRun);
        }

        if (await retention.StatusAsync(http.RequestAborted) is { IsRunning: true } running)
            return Refusals.RetentionRuns(running.TaskId);
        var (id, refusal) = await TaskSender.SubmitAsync(http, Call(age), client, ids);
        if (id is null)
            return refusal!;
        return JsonAnswer.Accepted("/api/v1/maintenance/retention", new RetentionStarted(id, RetentionAge.Text(age)), ApiJson.Wire.RetentionStarted);
    }

    /// <summary>Shows the run that goes on, or the last one.</summary>
    public static async Task<IResult> ShowAsync(HttpContext http, IRetention retention, SchedulerTimeZone zone)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown([]);
        if (!query.Errors.IsEmpty)
            return Refusals.ParamsError(query.Errors);
        return JsonAnswer.Ok(RetentionView.Of(retention.Age, await retention.StatusAsync(http.RequestAborted)), ApiJson.Wire.RetentionView);
    }

    private static TimeSpan? ReadAge(JsonFields body)
    {
        if (body.Text(IRetention.OlderThan, RetentionAge.Allowed) is not { } text)
            return null;
        if (RetentionAge.TryParse(text, out var age))
            return age;
        body.Wrong(IRetention.OlderThan, RetentionAge.Allowed);
        return null;
    }

    private static TaskCall Call(TimeSpan age)
    {
        var kwargs = JsonSerializer.SerializeToUtf8Bytes(RetentionAge.Text(age), ApiJson.Wire.String);
        byte[] json = [.. "{\""u8, .. Encoding.UTF8.GetBytes(IRetention.OlderThan), .. "\":"u8, .. kwargs, .. "}"u8];
        return new TaskCall(
            new TaskSubmission
            {
                Name = IRetention.TaskName,
                KwargsJson = Encoding.UTF8.GetString(json),
                Fingerprint = TaskFingerprint.Of(IRetention.TaskName, "[]"u8.ToArray(), json, ""),
            },
            TaskId: null,
            Refusal: null);
    }
}
