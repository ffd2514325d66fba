using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>What the OpenAPI document says of the lists of tasks and of their events.</summary>
internal static class TaskListDocs
{
    /// <summary>GET tasks.</summary>
    public static RouteDoc List { get; } = new("v1_list_tasks", "Find tasks",
        $"The tasks that match every parameter, newest first. {PageDocs.Paging} The work of one page is bounded: where few tasks match, a page may be shorter than "
        + "`limit`, even empty, while there are more. A parameter that is not known is refused.")
    {
        Query = [typeof(TaskStateParameter), typeof(TaskParameters), typeof(TaskFilterParameters), typeof(PageParameters)],
        Cursor = TaskExamples.Cursor,
        RefusesParameters = true,
        Answers =
        [
            new(200, "The page.", typeof(Page<TaskView>), TaskExamples.Page),
        ],
    };

    /// <summary>GET tasks/{id}/history.</summary>
    public static RouteDoc History { get; } = new("v1_get_task_history", "Show what happened to a task",
        "All events of the task, oldest first, with the state after each, the attempt and who asked for it. It is one page: `next_cursor` is always null. "
        + "That of a task that retention removed comes from the archive, with `archived`: true.")
    {
        Path = TaskDocs.Id,
        Query = [typeof(ArchiveParameters)],
        RefusesParameters = true,
        Answers =
        [
            new(200, "The events.", typeof(TaskHistoryView), new ExampleDoc("a run", TaskExamples.History)),
            PageDocs.NotFound("NoSuchTask", TaskExamples.Id, TaskExamples.Known),
        ],
    };

    /// <summary>GET tasks/counts.</summary>
    public static RouteDoc Counts { get; } = new("task_counts", "Count tasks", "How many tasks there are in each state and under each name.")
    {
        Answers =
        [
            new(200, "The counts; every state is there.", typeof(TaskCountsAnswer),
                new ExampleDoc("counts", """
                    {"by_state": {"PENDING": 1, "STARTED": 0, "RETRY": 0, "SUCCESS": 2, "FAILURE": 0, "REVOKED": 0}, "by_name": {"demo_app.tasks.test": 3}}
                    """)),
        ],
    };
}
