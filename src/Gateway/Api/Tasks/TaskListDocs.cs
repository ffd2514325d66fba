using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>What the OpenAPI document says of the lists of tasks and of their events.</summary>
internal static class TaskListDocs
{
    /// <summary>GET tasks.</summary>
    public static RouteDoc List { get; } = new(ApiDocs.TaskTag, "v1_list_tasks", "Find tasks",
        $"The tasks that match every parameter, newest first. {PageDocs.Paging} The work of one page is bounded: where few tasks match, a page may be shorter than "
        + "`limit`, even empty, while there are more. A parameter that is not known is refused.")
    {
        Query = [.. TaskFilterDocs.All, .. PageDocs.Parameters("AQAAAAAAAAAq")],
        Answers =
        [
            new(200, "The page.", PageDocs.Schema(TaskSchemas.Task), new ExampleDoc("one task", $$"""{"data": [{{TaskSchemas.TaskExample}}], "next_cursor": null}""")),
            PageDocs.WrongParameter,
        ],
    };

    /// <summary>GET tasks/{id}/history.</summary>
    public static RouteDoc History { get; } = new(ApiDocs.TaskTag, "v1_get_task_history", "Show what happened to a task",
        "All events of the task, oldest first, with the state after each, the attempt and who asked for it. It is one page: `next_cursor` is always null. "
        + "That of a task that retention removed comes from the archive, with `archived`: true.")
    {
        Path = [TaskDocs.Id],
        Query = [TaskDocs.ArchivedOn],
        Answers =
        [
            new(200, "The events.", PageDocs.Schema(TaskSchemas.Event), new ExampleDoc("a run", TaskSchemas.HistoryExample)),
            PageDocs.WrongParameter,
            PageDocs.NotFound(TaskSchemas.Id, TaskSchemas.Known),
        ],
    };
}
