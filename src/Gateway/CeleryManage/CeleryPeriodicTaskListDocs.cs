using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>What the OpenAPI document says of the routes that list periodic tasks.</summary>
internal static class CeleryPeriodicTaskListDocs
{
    /// <summary>GET get_periodic_task.</summary>
    public static RouteDoc Get { get; } = new("get_periodic_task", "List periodic tasks",
        "Every periodic task. Dates are local times of the scheduler's zone, in milliseconds.")
    {
        Answers =
        [
            new(200, "The periodic tasks.", typeof(PeriodicTaskListAnswer),
                new ExampleDoc("two rows", """
                    {"status": true, "msg": "查询成功", "data": [
                      {"id": 1, "name": "test_1", "task": "demo_app.tasks.test", "interval_id": 1, "crontab_id": null, "args": "[]", "kwargs": "{}",
                       "queue": null, "exchange": null, "routing_key": null, "expires": null, "enabled": true, "last_run_at": "2019-10-10T17:35:41.285",
                       "total_run_count": 360, "date_changed": "2019-10-10T17:35:42.285", "description": "", "interval": "every second", "crontab": null},
                      {"id": 2, "name": "celery.backend_cleanup", "task": "celery.backend_cleanup", "interval_id": null, "crontab_id": 2, "args": "[]", "kwargs": "{}",
                       "queue": null, "exchange": null, "routing_key": null, "expires": null, "enabled": true, "last_run_at": null,
                       "total_run_count": 0, "date_changed": "2019-10-10T17:32:41.782", "description": "", "interval": null, "crontab": "0 4 * * * (m/h/d/dM/MY)"}
                    ]}
                    """)),
        ],
    };

    /// <summary>GET get_task_name_list.</summary>
    public static RouteDoc Names { get; } = new("get_task_name_list", "List the names of periodic tasks", "The names, in the order of get_periodic_task.")
    {
        Answers =
        [
            new(200, "The names.", typeof(MessageNamesAnswer),
                new ExampleDoc("names", """{"status": true, "msg": "", "data": ["test_1", "celery.backend_cleanup", "cmdb_test_task1", "tes212d3"]}""")),
        ],
    };
}
