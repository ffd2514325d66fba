using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>What the OpenAPI document says of the routes that move a task and run it again.</summary>
internal static class TaskMoveDocs
{
    // The routes want tasks that stand differently.
    private static readonly ParameterDoc Waiting = TaskDocs.Id with { Example = "\"01a20552-5d37-70f8-b3ec-d2e79ef8efb1\"" };
    private static readonly ParameterDoc Moved = TaskDocs.Id with { Example = "\"01a20552-5d37-70f8-b3ec-d2e79ef8efb2\"" };
    private static readonly ParameterDoc Failed = TaskDocs.Id with { Example = "\"01a20552-5d37-70f8-b3ec-d2e79ef8efb3\"" };

    private static readonly AnswerDoc After = new(200, "The task after it.", TaskSchemas.Task, new ExampleDoc("task", TaskSchemas.TaskExample));
    private static readonly AnswerDoc Unknown = PageDocs.NotFound(TaskSchemas.Id, TaskSchemas.Known);

    /// <summary>POST tasks/{id}/run-now.</summary>
    public static RouteDoc RunNow { get; } = new(ApiDocs.TaskTag, "v1_run_task_now", "Run a waiting task now",
        "A PENDING or RETRY task starts as soon as a worker is free, whatever its eta. One that is due already stays as it is. Without a body it is the same as `{}`.")
    {
        Path = [Waiting],
        Body = new BodyDoc("""{"type": "object", "additionalProperties": false, "properties": {} }""", new ExampleDoc("now", "{}")) { Required = false },
        Answers = [After, Unknown, Conflict("the task is running", "a task that waits: PENDING or RETRY")],
    };

    /// <summary>POST tasks/{id}/reschedule.</summary>
    public static RouteDoc Reschedule { get; } = new(ApiDocs.TaskTag, "v1_reschedule_task", "Move a waiting task",
        "A PENDING or RETRY task starts at another time: earlier or later. A time at which it would have expired is refused.")
    {
        Path = [Moved],
        Body = new BodyDoc(
            """
            {"type": "object", "additionalProperties": false, "properties": {
              "eta": {"type": ["string", "null"], "description": "The earliest start; without an offset it is local to the scheduler's time zone. Or countdown."},
              "countdown": {"type": ["number", "null"], "description": "Seconds from now. Or eta."}
            } }
            """,
            new ExampleDoc("at a time", """{"eta": "2030-01-01T00:00:00Z"}"""),
            new ExampleDoc("in an hour", """{"countdown": 3600}""")),
        Answers = [After, Unknown, Conflict("the task expires at 2026-01-01T01:00:00.250000Z", "a start before the task's expires")],
    };

    /// <summary>POST tasks/{id}/retry.</summary>
    public static RouteDoc Retry { get; } = new(ApiDocs.TaskTag, "v1_retry_task", "Run a task again",
        "A task that failed or was revoked waits again under the same id, due now, with all of its retries; its next attempt has the next number. One that succeeded, was "
        + "replaced, or whose `expires` has passed is refused. Without a body it is the same as `{}`.")
    {
        Path = [Failed],
        Body = new BodyDoc(
            """
            {"type": "object", "additionalProperties": false, "properties": {
              "request_id": {"type": ["string", "null"], "maxLength": 200, "description": "An id of yours: the same request sent again under it, after a time-out, runs the task once."}
            } }
            """,
            new ExampleDoc("again", "{}"),
            new ExampleDoc("safe to repeat", """{"request_id": "after-the-fix-1"}"""))
        {
            Required = false,
        },
        Answers = [After, Unknown, Conflict("the task has not ended: PENDING", "a task that failed or was revoked; run-now starts one that waits")],
    };

    private static AnswerDoc Conflict(string message, string allowed) => new(409, "The task stands where that cannot be done.", CommonDocs.RefusedSchema,
        new ExampleDoc("refused", $$"""
            {"status": false, "msg": "{{message}}", "errors": [{"field": "id", "given": "{{TaskSchemas.Id}}", "allowed": "{{allowed}}"}]}
            """));
}
