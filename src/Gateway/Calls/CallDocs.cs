namespace ActorScheduler.Gateway.Calls;

/// <summary>What the OpenAPI document says of a call, whichever route submits it.</summary>
internal static class CallDocs
{
    /// <summary>The members of a call.</summary>
    public const string Properties = """
            "task": {"type": "string", "minLength": 1, "maxLength": 200, "description": "The registered name."},
            "args": {"type": ["array", "null"], "items": {}, "description": "Positional arguments."},
            "kwargs": {"type": ["object", "null"], "additionalProperties": true, "description": "Keyword arguments."},
            "options": {
              "type": ["object", "null"],
              "description": "Also accepted as `option`. Celery's other apply_async options are accepted without effect where they only shape the way through a broker, refused otherwise.",
              "properties": {
                "countdown": {"type": ["number", "null"], "description": "Seconds until the start; wins over eta."},
                "eta": {"type": ["string", "null"], "description": "The earliest start, `%Y-%m-%d %H:%M:%S.%f` in the scheduler's time zone, or ISO 8601."},
                "expires": {"type": ["string", "number", "null"], "description": "A date like eta, or seconds from now: not started by then, the task is REVOKED."},
                "task_id": {"type": ["string", "null"], "description": "Your own id, 1-200 characters without blanks and slashes: the same call sent again under it is one task (async_apply_task only)."},
                "queue": {"type": ["string", "null"]},
                "exchange": {"type": ["string", "null"]},
                "routing_key": {"type": ["string", "null"]}
              }
            }
        """;

    /// <summary>An unknown name, with what it may have been meant to be.</summary>
    public const string UnknownTask = """
        {"status": false, "msg": "task error", "errors": [{"field": "task", "given": "demo_app.tasks.tset", "allowed": "a registered task (GET /celery_manage/tasks/ lists them); did you mean demo_app.tasks.test?"}]}
        """;

    /// <summary>An own id that belongs to another call.</summary>
    public const string TaskIdTaken = """
        {"status": false, "msg": "task_id is taken", "errors": [{"field": "options.task_id", "given": "order-4711", "allowed": "an id that no other call was submitted under; the same call again is accepted"}]}
        """;
}
