using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>What the OpenAPI document says of list_tasks.</summary>
internal static class CeleryTaskListDocs
{
    /// <summary>GET list_tasks.</summary>
    public static RouteDoc ListTasks { get; } = new("list_tasks", "List tasks",
        "The tasks, newest first, as one object keyed by id. A task is in the list as soon as its id was answered. Parameters restrict the list; unknown ones are ignored.")
    {
        Query = [typeof(ListTasksParameters), typeof(TaskStateParameter), typeof(TaskFilterParameters)],
        Answers =
        [
            new(200, "The tasks.", typeof(IReadOnlyDictionary<string, CeleryTask>), new ExampleDoc("one task", """
                {
                  "4a82a804-a556-404b-a05c-9e4e906bebf8": {
                    "uuid": "4a82a804-a556-404b-a05c-9e4e906bebf8", "name": "demo_app.tasks.test", "state": "SUCCESS",
                    "received": 1570778891.790244, "sent": null, "started": 1570778906.777101, "succeeded": 1570778906.781102, "failed": null, "retried": null, "revoked": null,
                    "args": "[]", "kwargs": "{}", "eta": "2019-10-11T15:28:26.771243", "expires": null, "retries": 0, "result": "None", "exception": null,
                    "timestamp": 1570778906.781102, "runtime": 0.0149, "traceback": null, "exchange": null, "routing_key": null, "clock": 17809, "client": null
                  }
                }
                """)),
            new(400, "A parameter cannot be used.", typeof(RefusedAnswer), new ExampleDoc("wrong state", """
                {"status": false, "msg": "params error", "errors": [{"field": "state", "given": "DONE", "allowed": "PENDING, RECEIVED, STARTED, RETRY, SUCCESS, FAILURE or REVOKED"}]}
                """)),
        ],
    };
}
