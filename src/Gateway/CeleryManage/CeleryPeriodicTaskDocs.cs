using ActorScheduler.Gateway.Calls.PeriodicTasks;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>What the OpenAPI document says of the routes that add, change and delete periodic tasks.</summary>
internal static class CeleryPeriodicTaskDocs
{
    /// <summary>POST add_periodic_task.</summary>
    public static RouteDoc Add { get; } = new("add_periodic_task", "Add a periodic task", "Exactly one of crontab and interval says when it comes due.")
    {
        Body = new BodyDoc(typeof(CeleryAddPeriodicTaskBody),
            new ExampleDoc("crontab", """{"name": "cmdb_test_task2", "task": "demo_app.tasks.test", "enabled": true, "crontab": {"minute": "*/1"}, "kwargs": "{\"mm\":1}"}"""),
            new ExampleDoc("interval", """{"name": "every-ten-seconds", "task": "demo_app.tasks.echo", "interval": {"every": 10, "period": "seconds"}, "args": "(1, 'a')", "expires": "2030-10-11 15:28:26.771243"}""")),
        Answers =
        [
            AnswerDoc.OkOrRefused("Added, or the task name is unknown.", typeof(PeriodicTaskAddedAnswer),
                new ExampleDoc("added", """{"status": true, "data": {"id": 5, "task": "demo_app.tasks.test"}}""")),
            PeriodicTaskFieldDocs.NameTaken,
        ],
    };

    /// <summary>POST delete_periodic_task.</summary>
    public static RouteDoc Delete { get; } = new("delete_periodic_task", "Delete a periodic task",
        "What is already submitted still runs. The built-in celery.backend_cleanup may be deleted; it comes back at the next start.")
    {
        Body = new BodyDoc(typeof(CeleryDeletePeriodicTaskBody),
            new ExampleDoc("delete", """{"id": 5}""")),
        Answers =
        [
            AnswerDoc.OkOrRefused("Deleted, unknown, or no id.", typeof(MessageAnswer),
                new ExampleDoc("deleted", """{"status": true, "msg": "delete ok"}"""),
                new ExampleDoc("unknown", """{"status": false, "msg": "未查询到该任务"}"""),
                new ExampleDoc("no id", """{"status": false, "msg": "params error"}""")),
        ],
    };

    /// <summary>POST update_periodic_task.</summary>
    public static RouteDoc Update { get; } = new("update_periodic_task", "Change a periodic task",
        "Changes the fields that are given; null leaves a field as it is, except that it takes expires, queue, exchange and routing_key away. A crontab or interval replaces whatever was there. A row of get_periodic_task may be sent back.")
    {
        Body = new BodyDoc(typeof(CeleryUpdatePeriodicTaskBody),
            new ExampleDoc("crontab as text", """{"id": 5, "name": "tes212d3", "task": "demo_app.tasks.test", "enabled": true, "crontab": "*/15 * * * * (m/h/d/dM/MY)"}"""),
            new ExampleDoc("disable", """{"id": 5, "enabled": false}""")),
        Answers =
        [
            AnswerDoc.OkOrRefused("Changed, or unknown.", typeof(MessageAnswer),
                new ExampleDoc("changed", """{"status": true, "msg": "更新成功"}"""),
                new ExampleDoc("unknown", """{"status": false, "msg": "未找到"}""")),
            PeriodicTaskFieldDocs.NameTaken,
        ],
    };
}
