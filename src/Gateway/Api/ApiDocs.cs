using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api;

/// <summary>What the OpenAPI document says of the v1 routes.</summary>
internal static class ApiDocs
{
    /// <summary>The group of what is asked about tasks.</summary>
    public const string TaskTag = "v1 tasks";

    /// <summary>The group of what is asked about periodic tasks.</summary>
    public const string PeriodicTaskTag = "v1 periodic tasks";

    /// <summary>The group of the routes for many tasks at a time.</summary>
    public const string BulkTag = "v1 bulk operations";

    /// <summary>The group of what an operator does.</summary>
    public const string MaintenanceTag = "v1 maintenance";

    private const string CountsSchema = """{"type": "object", "additionalProperties": {"type": "integer"}}""";

    /// <summary>GET tasks/counts.</summary>
    public static RouteDoc TaskCounts { get; } = new(TaskTag, "task_counts", "Count tasks", "How many tasks there are in each state and under each name.")
    {
        Answers =
        [
            new(200, "The counts; every state is there.", $$"""
                {"type": "object", "required": ["by_state", "by_name"], "properties": {"by_state": {{CountsSchema}}, "by_name": {{CountsSchema}}} }
                """,
                new ExampleDoc("counts", """
                    {"by_state": {"PENDING": 1, "STARTED": 0, "RETRY": 0, "SUCCESS": 2, "FAILURE": 0, "REVOKED": 0}, "by_name": {"demo_app.tasks.test": 3}}
                    """)),
        ],
    };

    /// <summary>POST tasks/batch.</summary>
    public static RouteDoc TaskBatch { get; } = new(TaskTag, "submit_batch", "Submit many tasks",
        "Submits up to 10,000 calls, each as in async_apply_task. Each is accepted or refused for itself; the answer has one entry for each, in order, "
        + "and is given when all that were accepted are durable. An entry with an id and a msg may or may not be accepted: send it again with that id as options.task_id.")
    {
        Body = new BodyDoc("""
            {"type": "object", "required": ["tasks"], "properties": {"tasks": {"type": "array", "maxItems": 10000, "items": {"type": "object", "required": ["task"], "properties": {
              "task": {"type": "string"}, "args": {"type": ["array", "null"]}, "kwargs": {"type": ["object", "null"]}, "options": {"type": ["object", "null"]}
            }}}}}
            """,
            new ExampleDoc("two calls", """{"tasks": [{"task": "demo_app.tasks.test"}, {"task": "demo_app.tasks.echo", "args": [1], "options": {"countdown": 10}}]}""")),
        Answers =
        [
            new(200, "What became of each call.", """
                {"type": "object", "required": ["status", "data"], "properties": {"status": {"type": "boolean"}, "data": {"type": "array", "items": {"type": "object", "properties": {
                  "id": {"type": "string"}, "msg": {"type": "string"}, "errors": {"type": "array", "items": {"type": "object"}}
                }}}}}
                """,
                new ExampleDoc("two ids", """{"status": true, "data": [{"id": "01a20547-5c2e-7578-b86d-3c107540c694"}, {"id": "01a20547-5c2e-7578-b86d-3c107540c695"}]}""")),
        ],
    };

    /// <summary>POST schedules/preview.</summary>
    public static RouteDoc SchedulePreview { get; } = new(PeriodicTaskTag, "preview_schedule", "Preview a schedule",
        "The next times of a crontab or an interval, without adding it. A wrong schedule is refused with the reason.")
    {
        Body = new BodyDoc("""
            {"type": "object", "properties": {
              "crontab": {"type": ["object", "string", "null"], "description": "As in add_periodic_task; instead of interval."},
              "interval": {"type": ["object", "string", "null"], "description": "As in add_periodic_task; instead of crontab."},
              "timezone": {"type": ["string", "null"], "description": "The IANA id of a crontab's zone; default: the scheduler's."},
              "from": {"type": ["string", "null"], "description": "The times are after this one; default: now."},
              "count": {"type": ["integer", "null"], "minimum": 1, "maximum": 1000, "default": 5}
            } }
            """,
            new ExampleDoc("crontab", """{"crontab": {"minute": "0", "hour": "8-18/2", "day_of_week": "mon-fri"}, "timezone": "Asia/Shanghai", "from": "2026-01-01T00:00:00Z", "count": 3}"""),
            new ExampleDoc("interval", """{"interval": {"every": 10, "period": "seconds"}, "from": "2026-01-01T00:00:00Z", "count": 3}""")),
        Answers =
        [
            new(200, "The times in UTC; fewer than asked for if the schedule ends.", """
                {"type": "object", "required": ["next"], "properties": {"next": {"type": "array", "items": {"type": "string", "format": "date-time"}}}}
                """,
                new ExampleDoc("crontab", """{"next": ["2026-01-01T02:00:00Z", "2026-01-01T04:00:00Z", "2026-01-01T06:00:00Z"]}""")),
        ],
    };
}
