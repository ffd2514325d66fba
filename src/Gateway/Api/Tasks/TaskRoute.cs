using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>GET /api/v1/tasks/{id} and POST /api/v1/tasks/{id}/revoke.</summary>
internal static class TaskRoute
{
    /// <summary>Shows one task, if need be from the archive. An id that is not known is not PENDING but not found.</summary>
    public static async Task<IResult> GetAsync(
        HttpContext http, string id, ITaskQueries queries, ITaskArchive archive, WaitingTaskJson waiting, SchedulerTimeZone zone, Concealment concealment)
    {
        if (!ArchivedTaskQuery.TryRead(http, zone, out var archivedOn, out var refusal))
            return refusal;
        if (await queries.FindAsync(id, http.RequestAborted) is { } row)
        {
            await PageAnswer.WriteAsync(http, concealment.Shown(http, row), waiting.Write);
            return Results.Empty;
        }

        if (await archive.FindAsync(id, archivedOn, http.RequestAborted) is not { } archived)
            return NotFound(id);
        await PageAnswer.WriteAsync(http, archived, (json, task) => ArchivedTaskJson.WriteTask(json, task, name => concealment.Hides(http, name)));
        return Results.Empty;
    }

    /// <summary>Takes a task back and shows it. How, stands in the body or, as Flower takes it, in the query.</summary>
    public static async Task<IResult> RevokeAsync(HttpContext http, string id, ISchedulerClient client, ShownTask shown, SchedulerTimeZone zone)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown(TaskRevocation.Names);
        var asked = query.Flag("terminate");
        if (!query.Errors.IsEmpty)
            return Refusals.ParamsError(query.Errors);
        if (id.Length > TaskOptions.LongestTaskId * 2)
            return NotFound(id);
        var (document, malformed) = await JsonBody.ReadAsync(http, mayBeEmpty: true);
        if (document is null)
            return malformed!;
        bool terminate;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors()) { Ignored = [] };
            if (asked is not null && body.Value("terminate") is not null)
                body.Wrong("terminate", "nothing beside the parameter of the same name");
            terminate = TaskRevocation.ReadTerminate(body) || asked == true;
            body.RefuseUnread(TaskRevocation.Names);
            body.RefuseNullAndTwice();
            if (!body.Errors.IsEmpty)
                return Refusals.ParamsError(body.Errors);
        }

        var (_, refusal) = await TaskRevocation.SendAsync(http, new RevokeTask(id, terminate, http.RequestedBy()), client);
        return refusal ?? await shown.AnswerAsync(http, id);
    }

    /// <summary>The refusal of an id that is not known.</summary>
    public static Refusal NotFound(string id) => Refusals.NotFound("id", id, TaskExamples.Known);
}
