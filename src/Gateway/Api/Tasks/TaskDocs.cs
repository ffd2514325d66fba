using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>What the OpenAPI document says of the routes that submit, show and revoke one task.</summary>
internal static class TaskDocs
{
    /// <summary>The id in the path.</summary>
    public static PathDoc Id { get; } = new(typeof(string), "The task's id.", TaskExamples.Id);

    /// <summary>POST tasks.</summary>
    public static RouteDoc Submit { get; } = new("v1_submit_task", "Submit a task",
        "Submits one call, at once or at its time. The answer is given when the call is durable; the header Location names the task. The same call sent again under "
        + "the same options.task_id is one task.")
    {
        Body = new BodyDoc(typeof(SubmitTaskBody),
            new ExampleDoc("now", """{"task": "demo_app.tasks.echo", "args": [1, "a"], "kwargs": {"name": "cc"}}"""),
            new ExampleDoc("later, under an own id", """{"task": "demo_app.tasks.test", "options": {"countdown": 10, "task_id": "order-4712"}}""")),
        Answers =
        [
            new(201, "Accepted.", typeof(SubmittedAnswer),
                new ExampleDoc("accepted", $$"""{"id": "{{TaskExamples.Id}}"}""")),
            new(400, "The task is not registered.", typeof(RefusedAnswer), CallDocs.UnknownTask),
            CallDocs.TaskIdTaken,
        ],
    };

    /// <summary>POST tasks/batch.</summary>
    public static RouteDoc SubmitBatch { get; } = new("submit_batch", "Submit many tasks",
        "Submits up to 10,000 calls, each as in async_apply_task. Each is accepted or refused for itself; the answer has one entry for each, in order, "
        + "and is given when all that were accepted are durable. An entry with an id and a msg may or may not be accepted: send it again with that id as options.task_id.")
    {
        Body = new BodyDoc(typeof(TaskBatchBody),
            new ExampleDoc("two calls", """{"tasks": [{"task": "demo_app.tasks.test"}, {"task": "demo_app.tasks.echo", "args": [1], "options": {"countdown": 10}}]}""")),
        Answers =
        [
            new(200, "What became of each call.", typeof(TaskBatchAnswer),
                new ExampleDoc("two ids", """{"status": true, "data": [{"id": "01a20547-5c2e-7578-b86d-3c107540c694"}, {"id": "01a20547-5c2e-7578-b86d-3c107540c695"}]}""")),
        ],
    };

    /// <summary>GET tasks/{id}.</summary>
    public static RouteDoc Get { get; } = new("v1_get_task", "Show a task",
        "One task. An id that is not known is 404, never PENDING. One that retention removed comes from the archive, with `archived`: true. (A task whose own id is `counts` is found in the list only.)")
    {
        Path = Id,
        Query = [typeof(ArchiveParameters)],
        RefusesParameters = true,
        Answers =
        [
            new(200, "The task.", typeof(TaskView), TaskExamples.Shown),
            PageDocs.NotFound("NoSuchTask", TaskExamples.Id, TaskExamples.Known),
        ],
    };

    /// <summary>POST tasks/{id}/revoke.</summary>
    public static RouteDoc Revoke { get; } = new("v1_revoke_task", "Revoke a task",
        "A waiting task never runs. A running one goes on, but no retry follows it, unless `terminate` is true: then its cancellation token is cancelled and it is "
        + "REVOKED at once. The answer is the task. Without a body it is the same as `{}`.")
    {
        Path = Id,
        Body = new BodyDoc(typeof(RevokeTaskBody),
            new ExampleDoc("waiting", "{}"),
            new ExampleDoc("running", """{"terminate": true}"""))
        {
            Required = false,
        },
        Query = [typeof(RevokeTaskParameters)],
        RefusesParameters = true,
        Answers =
        [
            new(200, "The task after it.", typeof(TaskView), TaskExamples.ShownRevoked),
            PageDocs.NotFound("NoTaskToRevoke", TaskExamples.Id, "the id of a task, as async_apply_task answered it"),
            new(409, "The task has ended.", typeof(RefusedAnswer), new ExampleDoc("ended", $$"""
                {"status": false, "msg": "the task has already ended: SUCCESS", "errors": [{"field": "id", "given": "{{TaskExamples.Id}}", "allowed": "a task that has not ended; this one is SUCCESS"}]}
                """)),
        ],
    };
}
