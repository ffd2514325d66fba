using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Api.Tasks;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>What the OpenAPI document says of the lists of periodic tasks, of their events and of their occurrences.</summary>
internal static class PeriodicTaskListDocs
{
    /// <summary>GET periodic-tasks.</summary>
    public static RouteDoc List { get; } = new("v1_list_periodic_tasks", "Find periodic tasks",
        $"The periodic tasks that match every parameter, by id. {PageDocs.Paging} A parameter that is not known is refused.")
    {
        Query = [typeof(PeriodicTaskParameters), typeof(PageParameters)],
        Cursor = ListCursor.Text(CursorList.PeriodicTasks, 1),
        RefusesParameters = true,
        Answers =
        [
            new(200, "The page.", typeof(Page<PeriodicTaskView>), new ExampleDoc("one", $$"""{"data": [{{PeriodicTaskExamples.Row}}], "next_cursor": null}""")),
        ],
    };

    /// <summary>GET periodic-tasks/{id}/history.</summary>
    public static RouteDoc History { get; } = new("v1_get_periodic_task_history", "Show what happened to a periodic task",
        $"Its events, newest first, with the state after each and who asked for it. A deleted one has a history too. {PageDocs.Paging}")
    {
        Path = PeriodicTaskDocs.Id,
        Query = [typeof(PageParameters)],
        Cursor = ListCursor.Text(CursorList.PeriodicTaskHistory, 2),
        RefusesParameters = true,
        Answers =
        [
            new(200, "The page.", typeof(Page<PeriodicTaskEventView>), new ExampleDoc("created and fired", PeriodicTaskExamples.History)),
            PageDocs.NotFound("NoSuchPeriodicTask", "99", PeriodicTaskExamples.Known),
        ],
    };

    /// <summary>GET periodic-tasks/{id}/occurrences.</summary>
    public static RouteDoc Occurrences { get; } = new("v1_list_occurrences", "Find the tasks that a periodic task submitted",
        $"Its occurrences, newest first, as `GET /api/v1/tasks` shows tasks, and with the same parameters. {PageDocs.Paging}")
    {
        Path = PeriodicTaskDocs.Id,
        Query = [typeof(TaskStateParameter), typeof(TaskParameters), typeof(TaskFilterParameters), typeof(PageParameters)],
        NoQuery = [TaskFilterQuery.PeriodicTaskId],
        Cursor = TaskExamples.Cursor,
        RefusesParameters = true,
        Answers =
        [
            new(200, "The page.", typeof(Page<TaskView>), TaskExamples.Page),
            PageDocs.NotFound("NoSuchPeriodicTask", "99", PeriodicTaskExamples.Known),
        ],
    };
}
