using System.Globalization;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Api.Schedules;
using ActorScheduler.Gateway.Calls.PeriodicTasks;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>One periodic task: POST /api/v1/periodic-tasks, and GET, PATCH and DELETE of /api/v1/periodic-tasks/{id}.</summary>
internal static class PeriodicTaskRoute
{
    /// <summary>How many of the next times are shown unless another number is asked for.</summary>
    public const int DefaultTimes = 5;

    /// <summary>The most times that are shown.</summary>
    public const int MostTimes = 1_000;

    private const string Timezone = "timezone";

    /// <summary>Shows it.</summary>
    public static async Task<IResult> GetAsync(
        HttpContext http, string id, IPeriodicTaskQueries queries, SchedulerTimeZone zone, TimeProvider time, Concealment concealment)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown(["next"]);
        var count = query.Integer("next", 0, MostTimes) ?? DefaultTimes;
        if (!query.Errors.IsEmpty)
            return Refusals.ParamsError(query.Errors);
        if (PeriodicTaskPath.Read(id) is not { } number || await queries.FindAsync(number, http.RequestAborted) is not { } row)
            return PeriodicTaskPath.NotFound(id);

        var next = FireTimes.Next(row.State, time.GetUtcNow(), count);
        await PageAnswer.WriteAsync(http, concealment.Shown(http, row), (json, shown) => PeriodicTaskJson.WriteDetailed(json, shown, next));
        return Results.Empty;
    }

    /// <summary>Adds one and shows it.</summary>
    public static async Task<IResult> AddAsync(
        HttpContext http, PeriodicTaskCalls calls, ISchedulerClient client, IPeriodicTaskQueries queries, SchedulerTimeZone zone, TimeProvider time)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        PeriodicTaskDefinition? definition;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors()) { Ignored = [] };
            (definition, var refusal) = PeriodicTaskAddition.Read(body, calls, zone.Zone, ZoneOf(body) ?? zone.Zone.Id, Timezone);
            if (definition is null)
                return refusal!;
        }

        var (id, taken) = await PeriodicTaskAddition.SendAsync(http, definition, client);
        if (id is not { } added)
            return taken!;
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"/api/v1/periodic-tasks/{added}");
        return await ShowAsync(http, added, queries, time);
    }

    /// <summary>Changes it and shows it.</summary>
    public static async Task<IResult> UpdateAsync(
        HttpContext http, string id, PeriodicTaskCalls calls, ISchedulerClient client, IPeriodicTaskQueries queries, SchedulerTimeZone zone, TimeProvider time)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        if (PeriodicTaskPath.Read(id) is not { } number)
            return PeriodicTaskPath.NotFound(id);
        PeriodicTaskPatch? patch;
        using (document)
        {
            if (await queries.FindAsync(number, http.RequestAborted) is not { State.Definition: { } old })
                return PeriodicTaskPath.NotFound(id);
            var body = new JsonFields(document.RootElement, new InputErrors()) { Ignored = PeriodicTaskJson.OnlyShown };
            if (Caller.Of(http).RefusalOfSchedule(old.Task) is { } forbidden)
                return forbidden;
            if (body.Value("id") is not null && PeriodicTaskId.Read(body) is { } given && given != number)
                body.Wrong("id", $"{id}, the id in the path, or nothing");
            (patch, var refusal) = PeriodicTaskChange.Read(body, calls, old, zone.Zone, ZoneOf(body), Timezone, "id");
            if (patch is null)
                return refusal!;
        }

        return await PeriodicTaskChange.SendAsync(http, number, patch, client) ?? await ShowAsync(http, number, queries, time);
    }

    /// <summary>Deletes it.</summary>
    public static async Task<IResult> DeleteAsync(HttpContext http, string id, ISchedulerClient client, IPeriodicTaskQueries queries) =>
        PeriodicTaskPath.Read(id) is not { } number
            ? PeriodicTaskPath.NotFound(id)
            : await PeriodicTaskDeletion.SendAsync(http, number, client, queries) ?? Results.NoContent();

    // As in the preview of a schedule.
    private static string? ZoneOf(JsonFields body)
    {
        if (body.Value(Timezone) is not null && body.Value(ScheduleKind.Crontab.Name) is null && body.Value(ScheduleKind.Spec.Name) is null)
            body.Wrong(Timezone, "beside the crontab or spec that it is for");
        return ZoneField.Read(body, Timezone)?.Id;
    }

    private static async Task<IResult> ShowAsync(HttpContext http, long id, IPeriodicTaskQueries queries, TimeProvider time)
    {
        if (await queries.FindAsync(id, http.RequestAborted) is not { } row)
            return PeriodicTaskPath.NotFound(id.ToString(CultureInfo.InvariantCulture));
        var next = FireTimes.Next(row.State, time.GetUtcNow(), DefaultTimes);
        await PageAnswer.WriteAsync(http, row, (json, shown) => PeriodicTaskJson.WriteDetailed(json, shown, next));
        return Results.Empty;
    }
}
