using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Calls.PeriodicTasks;

/// <summary>What the OpenAPI document says of the fields of a periodic task, whichever route takes them.</summary>
internal static class PeriodicTaskFieldDocs
{
    /// <summary>The members of a periodic task.</summary>
    public const string Properties = """
            "name": {"type": "string", "minLength": 1, "maxLength": 200, "description": "Unique."},
            "task": {"type": "string", "description": "The registered name of the task that each occurrence calls."},
            "enabled": {"type": ["boolean", "null"], "default": true},
            "crontab": {
              "description": "Instead of interval. An object of fields in Celery's grammar (default `*`), or text as get_periodic_task shows it.",
              "type": ["object", "string", "null"],
              "properties": {
                "minute": {"type": ["string", "integer"]}, "hour": {"type": ["string", "integer"]}, "day_of_week": {"type": ["string", "integer"]},
                "day_of_month": {"type": ["string", "integer"]}, "month_of_year": {"type": ["string", "integer"]}, "timezone": {"type": "string"}
              }
            },
            "interval": {
              "description": "Instead of crontab. An object, or text as get_periodic_task shows it.",
              "type": ["object", "string", "null"],
              "properties": {
                "every": {"type": ["integer", "string"]},
                "period": {"type": "string", "enum": ["days", "hours", "minutes", "seconds", "microseconds"]}
              }
            },
            "args": {"type": ["string", "array", "null"], "items": {}, "description": "A JSON array or a Python tuple or list, as text or as JSON.", "default": "[]"},
            "kwargs": {"type": ["string", "object", "null"], "description": "A JSON object or a Python dict, as text or as JSON.", "default": "{}"},
            "expires": {"type": ["string", "null"], "description": "When it ends, `%Y-%m-%d %H:%M:%S.%f` in the scheduler's time zone, or ISO 8601."},
            "description": {"type": ["string", "null"]},
            "queue": {"type": ["string", "null"]}, "exchange": {"type": ["string", "null"]}, "routing_key": {"type": ["string", "null"]}
        """;

    /// <summary>The answer to a name that is taken.</summary>
    public static AnswerDoc NameTaken { get; } = new(409, "The name belongs to another periodic task.", CommonDocs.RefusedSchema,
        new ExampleDoc("taken", """
            {"status": false, "msg": "name is taken", "errors": [{"field": "name", "given": "cmdb_test_task2", "allowed": "a name that no other periodic task has"}]}
            """));
}
