using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Calls.PeriodicTasks;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>What the OpenAPI document says of the routes that add, show, change and delete one periodic task.</summary>
internal static class PeriodicTaskDocs
{
    /// <summary>The id in the path.</summary>
    public static PathDoc Id { get; } = new(typeof(long), "The periodic task's id.", "2");

    private static readonly AnswerDoc NotFound = PageDocs.NotFound("NoSuchPeriodicTask", "99", PeriodicTaskExamples.Known);

    /// <summary>POST periodic-tasks.</summary>
    public static RouteDoc Add { get; } = new("v1_add_periodic_task", "Add a periodic task",
        "Exactly one of crontab, interval and spec says when it comes due. The header Location names what was added.")
    {
        Body = new BodyDoc(typeof(AddPeriodicTaskBody),
            new ExampleDoc("crontab", """{"name": "every minute", "task": "demo_app.tasks.test", "crontab": {"minute": "*/1"}, "kwargs": {"mm": 1}}"""),
            new ExampleDoc("interval", """{"name": "every ten seconds", "task": "demo_app.tasks.echo", "interval": {"every": 10, "period": "seconds"}, "args": [1, "a"], "expires": "2030-10-11T15:28:26Z"}"""),
            new ExampleDoc("rules", """{"name": "month end", "task": "demo_app.tasks.test", "spec": {"timezone": "Europe/Berlin", "include": [{"cron": "0 18 LW * *"}], "exclude": [{"cron": "* * 24-26 12 *"}]}}""")),
        Answers =
        [
            new(201, "Added.", typeof(PeriodicTaskView), PeriodicTaskExamples.Shown),
            PeriodicTaskFieldDocs.NameTaken,
        ],
    };

    /// <summary>GET periodic-tasks/{id}.</summary>
    public static RouteDoc Get { get; } = new("v1_get_periodic_task", "Show a periodic task", "One periodic task, with the times at which it comes due next.")
    {
        Path = Id,
        Query = [typeof(NextTimesParameter)],
        RefusesParameters = true,
        Answers =
        [
            new(200, "The periodic task.", typeof(PeriodicTaskView), PeriodicTaskExamples.Shown),
            NotFound,
        ],
    };

    /// <summary>PATCH periodic-tasks/{id}.</summary>
    public static RouteDoc Update { get; } = new("v1_update_periodic_task", "Change a periodic task",
        "Changes the fields that are given; null leaves a field as it is, except that it takes expires, queue, exchange and routing_key away. A crontab or interval "
        + "replaces whatever was there. What `GET` shows may be sent back as a whole: what is only for reading is then ignored.")
    {
        Path = Id,
        Body = new BodyDoc(typeof(ChangePeriodicTaskBody),
            new ExampleDoc("disable", """{"enabled": false}"""),
            new ExampleDoc("another schedule", """{"crontab": {"minute": "0", "hour": "9", "day_of_week": "mon-fri", "timezone": "Asia/Shanghai"}}""")),
        Answers =
        [
            new(200, "The periodic task after it.", typeof(PeriodicTaskView), PeriodicTaskExamples.Shown),
            NotFound,
            PeriodicTaskFieldDocs.NameTaken,
        ],
    };

    /// <summary>DELETE periodic-tasks/{id}.</summary>
    public static RouteDoc Delete { get; } = new("v1_delete_periodic_task", "Delete a periodic task",
        "What is already submitted still runs. The built-in celery.backend_cleanup comes back at the next start.")
    {
        Path = Id,
        Answers =
        [
            new(204, "Deleted.", null),
            NotFound,
        ],
    };
}
