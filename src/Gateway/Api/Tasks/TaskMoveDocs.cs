using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>What the OpenAPI document says of the routes that move a task and run it again.</summary>
internal static class TaskMoveDocs
{
    // The routes want tasks that stand differently.
    private static readonly PathDoc Waiting = TaskDocs.Id with { Example = "01a20552-5d37-70f8-b3ec-d2e79ef8efb1" };
    private static readonly PathDoc Moved = TaskDocs.Id with { Example = "01a20552-5d37-70f8-b3ec-d2e79ef8efb2" };
    private static readonly PathDoc Failed = TaskDocs.Id with { Example = "01a20552-5d37-70f8-b3ec-d2e79ef8efb3" };

    private static readonly AnswerDoc After = new(200, "The task after it.", typeof(TaskView), TaskExamples.Shown);
    private static readonly AnswerDoc Unknown = PageDocs.NotFound("NoSuchTask", TaskExamples.Id, TaskExamples.Known);

    /// <summary>POST tasks/{id}/run-now.</summary>
    public static RouteDoc RunNow { get; } = new("v1_run_task_now", "Run a waiting task now",
        "A PENDING or RETRY task starts as soon as a worker is free, whatever its eta. One that is due already stays as it is. Without a body it is the same as `{}`.")
    {
        Path = Waiting,
        Body = new BodyDoc(typeof(EmptyBody), new ExampleDoc("now", "{}")) { Required = false },
        Answers = [After, Unknown, Conflict("the task is running", "a task that waits: PENDING or RETRY")],
    };

    /// <summary>POST tasks/{id}/reschedule.</summary>
    public static RouteDoc Reschedule { get; } = new("v1_reschedule_task", "Move a waiting task",
        "A PENDING or RETRY task starts at another time: earlier or later. A time at which it would have expired is refused.")
    {
        Path = Moved,
        Body = new BodyDoc(typeof(RescheduleTaskBody),
            new ExampleDoc("at a time", """{"eta": "2030-01-01T00:00:00Z"}"""),
            new ExampleDoc("in an hour", """{"countdown": 3600}""")),
        Answers = [After, Unknown, Conflict("the task expires at 2026-01-01T01:00:00.250000Z", "a start before the task's expires")],
    };

    /// <summary>POST tasks/{id}/retry.</summary>
    public static RouteDoc Retry { get; } = new("v1_retry_task", "Run a task again",
        "A task that failed or was revoked waits again under the same id, due now, with all of its retries; its next attempt has the next number. One that succeeded, was "
        + "replaced, or whose `expires` has passed is refused. Without a body it is the same as `{}`.")
    {
        Path = Failed,
        Body = new BodyDoc(typeof(RetryTaskBody),
            new ExampleDoc("again", "{}"),
            new ExampleDoc("safe to repeat", """{"request_id": "after-the-fix-1"}"""))
        {
            Required = false,
        },
        Answers = [After, Unknown, Conflict("the task has not ended: PENDING", "a task that failed or was revoked; run-now starts one that waits")],
    };

    private static AnswerDoc Conflict(string message, string allowed) => new(409, "The task stands where that cannot be done.", typeof(RefusedAnswer),
        new ExampleDoc("refused", $$"""
            {"status": false, "msg": "{{message}}", "errors": [{"field": "id", "given": "{{TaskExamples.Id}}", "allowed": "{{allowed}}"}]}
            """));
}
