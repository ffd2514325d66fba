using System.Globalization;
using System.Text.Json;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.Json;

namespace ActorScheduler.Chaos.Load;

/// <summary>Makes the requests. Times are given as dates, so that a request that is sent again is the same call.</summary>
internal static class Requests
{
    /// <summary>A call of a task under an id of the client's own.</summary>
    public static Request Submit(string id, string mark, string task, object kwargs, DateTimeOffset? eta = null, DateTimeOffset? expires = null)
    {
        var options = new Dictionary<string, object> { ["task_id"] = id };
        AddTimes(options, eta, expires);
        return Request.Post(CallKind.Submit, id, mark, "celery_manage/async_apply_task/", Json(new { task, kwargs, options }));
    }

    /// <summary>A call that replaces one that waits.</summary>
    public static Request Update(string id, string mark, string task, object kwargs, DateTimeOffset? eta)
    {
        var options = new Dictionary<string, object>();
        AddTimes(options, eta, null);
        return Request.Post(CallKind.Update, id, mark, "celery_manage/update_task/", Json(new { id, task, kwargs, options }));
    }

    public static Request Revoke(string id, string mark, bool terminate) =>
        Request.Post(CallKind.Revoke, id, mark, "celery_manage/revoke_task/", Json(new { id, terminate }));

    public static Request Retry(string id, string mark) =>
        Request.Post(CallKind.Retry, id, mark, $"api/v1/tasks/{id}/retry", Json(new { request_id = mark }));

    /// <summary>The new start is the mark: no other request has the same microsecond.</summary>
    public static Request Reschedule(string id, DateTimeOffset eta) =>
        Request.Post(CallKind.Reschedule, id, Rfc3339.Text(eta), $"api/v1/tasks/{id}/reschedule", Json(new { eta = Rfc3339.Text(eta) }));

    public static Request CreatePeriodic(string name, string mark, int everySeconds) => Request.Post(
        CallKind.CreatePeriodic,
        name,
        mark,
        "celery_manage/add_periodic_task/",
        Json(new { name, task = "chaos.tick", description = mark, kwargs = new { mark }, interval = new { every = everySeconds, period = "seconds" } }));

    /// <summary>An edit; the description is the mark.</summary>
    public static Request EditPeriodic(string name, long id, string mark, int? everySeconds = null, bool? enabled = null)
    {
        var body = new Dictionary<string, object> { ["description"] = mark };
        if (everySeconds is { } every)
            body["interval"] = new { every, period = "seconds" };
        if (enabled is { } flag)
            body["enabled"] = flag;
        return new Request(CallKind.EditPeriodic, name, mark, HttpMethod.Patch, PathOf(id), Json(body));
    }

    public static Request DeletePeriodic(string name, long id, string mark) => new(CallKind.DeletePeriodic, name, mark, HttpMethod.Delete, PathOf(id), "");

    private static string PathOf(long id) => string.Create(CultureInfo.InvariantCulture, $"api/v1/periodic-tasks/{id}");

    private static void AddTimes(Dictionary<string, object> options, DateTimeOffset? eta, DateTimeOffset? expires)
    {
        if (eta is { } start)
            options["eta"] = Rfc3339.Text(start);
        if (expires is { } end)
            options["expires"] = Rfc3339.Text(end);
    }

    private static string Json(object body) => JsonSerializer.Serialize(body);
}
