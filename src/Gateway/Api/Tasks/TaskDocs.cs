using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>What the OpenAPI document says of the routes that submit, show and revoke one task.</summary>
internal static class TaskDocs
{
    /// <summary>The id in the path.</summary>
    public static ParameterDoc Id { get; } = new("id", """{"type": "string"}""", "The task's id.", $"\"{TaskSchemas.Id}\"");

    /// <summary>The day for the archive.</summary>
    public static ParameterDoc ArchivedOn { get; } = new(ArchivedTaskQuery.ArchivedOn, """{"type": "string", "format": "date"}""",
        "The day (UTC) on which a task ended that retention removed: without it the archive is searched for up to 31 days, from the day on that a UUID of version 7 says.", "\"2026-01-01\"");

    /// <summary>POST tasks.</summary>
    public static RouteDoc Submit { get; } = new(ApiDocs.TaskTag, "v1_submit_task", "Submit a task",
        "Submits one call, at once or at its time. The answer is given when the call is durable; the header Location names the task. The same call sent again under "
        + "the same options.task_id is one task.")
    {
        Body = new BodyDoc(
            $$"""{"type": "object", "additionalProperties": false, "required": ["task"], "properties": {{{CallDocs.Properties}}} }""",
            new ExampleDoc("now", """{"task": "demo_app.tasks.echo", "args": [1, "a"], "kwargs": {"name": "cc"}}"""),
            new ExampleDoc("later, under an own id", """{"task": "demo_app.tasks.test", "options": {"countdown": 10, "task_id": "order-4712"}}""")),
        Answers =
        [
            new(201, "Accepted.", """{"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}""",
                new ExampleDoc("accepted", $$"""{"id": "{{TaskSchemas.Id}}"}""")),
            new(400, "The task is not registered.", CommonDocs.RefusedSchema, new ExampleDoc("unknown task", CallDocs.UnknownTask)),
            new(409, "The task_id belongs to another call.", CommonDocs.RefusedSchema, new ExampleDoc("taken", CallDocs.TaskIdTaken)),
        ],
    };

    /// <summary>GET tasks/{id}.</summary>
    public static RouteDoc Get { get; } = new(ApiDocs.TaskTag, "v1_get_task", "Show a task",
        "One task. An id that is not known is 404, never PENDING. One that retention removed comes from the archive, with `archived`: true. (A task whose own id is `counts` is found in the list only.)")
    {
        Path = [Id],
        Query = [ArchivedOn],
        Answers =
        [
            new(200, "The task.", TaskSchemas.Task, new ExampleDoc("task", TaskSchemas.TaskExample)),
            PageDocs.WrongParameter,
            PageDocs.NotFound(TaskSchemas.Id, TaskSchemas.Known),
        ],
    };

    /// <summary>POST tasks/{id}/revoke.</summary>
    public static RouteDoc Revoke { get; } = new(ApiDocs.TaskTag, "v1_revoke_task", "Revoke a task",
        "A waiting task never runs. A running one goes on, but no retry follows it, unless `terminate` is true: then its cancellation token is cancelled and it is "
        + "REVOKED at once. The answer is the task. Without a body it is the same as `{}`.")
    {
        Path = [Id],
        Body = new BodyDoc(
            """
            {"type": "object", "additionalProperties": false, "properties": {
              "terminate": {"type": ["boolean", "null"], "default": false, "description": "Also end an attempt that runs."},
              "signal": {"type": ["string", "null"], "description": "Accepted without effect."}
            }}
            """,
            new ExampleDoc("waiting", "{}"),
            new ExampleDoc("running", """{"terminate": true}"""))
        {
            Required = false,
        },
        Answers =
        [
            new(200, "The task after it.", TaskSchemas.Task, new ExampleDoc("task", TaskSchemas.RevokedExample)),
            PageDocs.NotFound(TaskSchemas.Id, "the id of a task, as async_apply_task answered it"),
            new(409, "The task has ended.", CommonDocs.RefusedSchema, new ExampleDoc("ended", $$"""
                {"status": false, "msg": "the task has already ended: SUCCESS", "errors": [{"field": "id", "given": "{{TaskSchemas.Id}}", "allowed": "a task that has not ended; this one is SUCCESS"}]}
                """)),
        ],
    };
}
