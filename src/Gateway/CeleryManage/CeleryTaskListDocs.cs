using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>What the OpenAPI document says of list_tasks.</summary>
internal static class CeleryTaskListDocs
{
    private const string Time = """{"type": ["number", "null"], "description": "Seconds since 1970."}""";
    private const string Text = """{"type": ["string", "null"]}""";

    private const string Schema = $$"""
        {"type": "object", "additionalProperties": {"type": "object", "properties": {
          "uuid": {"type": "string"}, "name": {"type": "string"},
          "state": {"type": "string", "enum": ["PENDING", "STARTED", "RETRY", "SUCCESS", "FAILURE", "REVOKED"]},
          "received": {{Time}}, "sent": {"type": "null"}, "started": {{Time}}, "succeeded": {{Time}}, "failed": {{Time}}, "retried": {{Time}}, "revoked": {{Time}},
          "args": {"type": "string", "description": "Python's repr of the list."}, "kwargs": {"type": "string", "description": "Python's repr of the dict."},
          "eta": {"type": ["string", "null"], "description": "Local time of the scheduler's zone, `2019-10-11T15:28:26.771243`."}, "expires": {{Text}},
          "retries": {"type": "integer"}, "result": {"type": ["string", "null"], "description": "Python's repr."},
          "exception": {"type": ["string", "null"], "description": "`Type('message')`"},
          "timestamp": {{Time}}, "runtime": {"type": ["number", "null"], "description": "Seconds of the last attempt."}, "traceback": {{Text}},
          "exchange": {{Text}}, "routing_key": {{Text}}, "clock": {"type": "integer", "description": "Larger for later events."}, "client": {"type": "null"}
        } } }
        """;

    /// <summary>GET list_tasks.</summary>
    public static RouteDoc ListTasks { get; } = new(CeleryTaskDocs.Tag, "list_tasks", "List tasks",
        "The tasks, newest first, as one object keyed by id. A task is in the list as soon as its id was answered. Parameters restrict the list; unknown ones are ignored.")
    {
        Query =
        [
            new("limit", """{"type": "integer", "minimum": 0, "maximum": 1000000, "default": 10000}""", "How many at the most.", "100"),
            new("offset", """{"type": "integer", "minimum": 0, "default": 0}""", "How many of the newest to pass over.", "0"),
            TaskFilterDocs.State,
            new("taskname", """{"type": "string"}""", "Only tasks of exactly this name.", "\"demo_app.tasks.test\""),
            new("received_start", """{"type": "string"}""", "Only tasks received then or later: seconds since 1970, or a date.", "\"2019-10-11 15:28:26\""),
            new("received_end", """{"type": "string"}""", "Only tasks received then or earlier.", "\"1570778906.78\""),
            .. TaskFilterDocs.Common,
            TaskFilterDocs.Search,
        ],
        Answers =
        [
            new(200, "The tasks.", Schema, new ExampleDoc("one task", """
                {
                  "4a82a804-a556-404b-a05c-9e4e906bebf8": {
                    "uuid": "4a82a804-a556-404b-a05c-9e4e906bebf8", "name": "demo_app.tasks.test", "state": "SUCCESS",
                    "received": 1570778891.790244, "sent": null, "started": 1570778906.777101, "succeeded": 1570778906.781102, "failed": null, "retried": null, "revoked": null,
                    "args": "[]", "kwargs": "{}", "eta": "2019-10-11T15:28:26.771243", "expires": null, "retries": 0, "result": "None", "exception": null,
                    "timestamp": 1570778906.781102, "runtime": 0.0149, "traceback": null, "exchange": null, "routing_key": null, "clock": 17809, "client": null
                  }
                }
                """)),
            new(400, "A parameter cannot be used.", CommonDocs.RefusedSchema, new ExampleDoc("wrong state", """
                {"status": false, "msg": "params error", "errors": [{"field": "state", "given": "DONE", "allowed": "PENDING, RECEIVED, STARTED, RETRY, SUCCESS, FAILURE or REVOKED"}]}
                """)),
        ],
    };
}
