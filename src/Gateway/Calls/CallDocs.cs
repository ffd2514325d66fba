using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Calls;

/// <summary>What the OpenAPI document says of a call, whichever route submits it.</summary>
internal static class CallDocs
{
    /// <summary>An unknown name, with what it may have been meant to be.</summary>
    public static ExampleDoc UnknownTask { get; } = new("unknown task", """
        {"status": false, "msg": "task error", "errors": [{"field": "task", "given": "demo_app.tasks.tset", "allowed": "a registered task (GET /celery_manage/tasks/ lists them); did you mean demo_app.tasks.test?"}]}
        """);

    /// <summary>An own id that belongs to another call.</summary>
    public static AnswerDoc TaskIdTaken { get; } = new(409, "The task_id belongs to another call.", typeof(RefusedAnswer), new ExampleDoc("taken", """
        {"status": false, "msg": "task_id is taken", "errors": [{"field": "options.task_id", "given": "order-4711", "allowed": "an id that no other call was submitted under; the same call again is accepted"}]}
        """))
    {
        Component = "TaskIdTaken",
    };
}
