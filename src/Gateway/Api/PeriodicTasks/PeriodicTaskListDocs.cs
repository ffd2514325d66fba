using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Api.Tasks;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>What the OpenAPI document says of the lists of periodic tasks, of their events and of their occurrences.</summary>
internal static class PeriodicTaskListDocs
{
    /// <summary>GET periodic-tasks.</summary>
    public static RouteDoc List { get; } = new(ApiDocs.PeriodicTaskTag, "v1_list_periodic_tasks", "Find periodic tasks",
        $"The periodic tasks that match every parameter, by id. {PageDocs.Paging} A parameter that is not known is refused.")
    {
        Query =
        [
            new("name_prefix", """{"type": "string"}""", "Only those whose name begins so; case matters.", "\"every\""),
            new("task", """{"type": "string"}""", "Only those that call exactly this task.", "\"demo_app.tasks.test\""),
            new("enabled", """{"type": "boolean"}""", "Only those that are enabled, or only those that are not.", "true"),
            .. PageDocs.Parameters(ListCursor.Text(CursorList.PeriodicTasks, 1)),
        ],
        Answers =
        [
            new(200, "The page.", PageDocs.Schema(PeriodicTaskSchemas.Row), new ExampleDoc("one", $$"""{"data": [{{PeriodicTaskSchemas.RowExample}}], "next_cursor": null}""")),
            PageDocs.WrongParameter,
        ],
    };

    /// <summary>GET periodic-tasks/{id}/history.</summary>
    public static RouteDoc History { get; } = new(ApiDocs.PeriodicTaskTag, "v1_get_periodic_task_history", "Show what happened to a periodic task",
        $"Its events, newest first, with what is so after each and who asked for it. A deleted one has a history too. {PageDocs.Paging}")
    {
        Path = [PeriodicTaskDocs.Id],
        Query = PageDocs.Parameters(ListCursor.Text(CursorList.PeriodicTaskHistory, 2)),
        Answers =
        [
            new(200, "The page.", PageDocs.Schema(PeriodicTaskSchemas.Event), new ExampleDoc("created and fired", PeriodicTaskSchemas.HistoryExample)),
            PageDocs.WrongParameter,
            PageDocs.NotFound("99", PeriodicTaskSchemas.Known),
        ],
    };

    /// <summary>GET periodic-tasks/{id}/occurrences.</summary>
    public static RouteDoc Occurrences { get; } = new(ApiDocs.PeriodicTaskTag, "v1_list_occurrences", "Find the tasks that a periodic task submitted",
        $"Its occurrences, newest first, as `GET /api/v1/tasks` shows tasks, and with the same parameters. {PageDocs.Paging}")
    {
        Path = [PeriodicTaskDocs.Id],
        Query = [.. TaskFilterDocs.All.Where(parameter => parameter.Name != TaskFilterQuery.PeriodicTaskId), .. PageDocs.Parameters("AQAAAAAAAAAq")],
        Answers =
        [
            new(200, "The page.", PageDocs.Schema(TaskSchemas.Task), new ExampleDoc("one task", $$"""{"data": [{{TaskSchemas.TaskExample}}], "next_cursor": null}""")),
            PageDocs.WrongParameter,
            PageDocs.NotFound("99", PeriodicTaskSchemas.Known),
        ],
    };
}
