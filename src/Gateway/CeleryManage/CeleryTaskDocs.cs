using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>What the OpenAPI document says of the routes that name, submit, revoke and change tasks.</summary>
internal static class CeleryTaskDocs
{
    /// <summary>GET tasks.</summary>
    public static RouteDoc Tasks { get; } = new("tasks", "List the registered tasks", "The names of the tasks that the installed apps registered, sorted, without the built-in `celery.*` ones.")
    {
        Answers =
        [
            new(200, "The names.", typeof(NamesAnswer),
                new ExampleDoc("names", """{"status": true, "data": ["celery_manage.celery.debug_task", "demo_app.tasks.test"]}""")),
        ],
    };

    /// <summary>POST async_apply_task.</summary>
    public static RouteDoc ApplyTask { get; } = new("async_apply_task", "Submit a task",
        "Submits one call, at once or at its time. The answer is the task's id, given when the call is durable. An unknown task name is answered with status 200 and `task error`.")
    {
        Body = new BodyDoc(typeof(CallBody),
            new ExampleDoc("now", """{"task": "demo_app.tasks.test", "kwargs": {"name": "cc", "age": "22"}}"""),
            new ExampleDoc("in 10 seconds", """{"task": "demo_app.tasks.test", "kwargs": {"name": "cc", "age": "22"}, "options": {"countdown": 10}}"""),
            new ExampleDoc("at a time", """{"task": "demo_app.tasks.echo", "args": [1, "a"], "options": {"eta": "2030-10-11 15:28:26.771243", "expires": "2030-10-11 16:00:00.000000"}}""")),
        Answers =
        [
            AnswerDoc.OkOrRefused("Accepted (`status` true, `data` is the id), or the task name is unknown.", typeof(TaskIdAnswer),
                new ExampleDoc("accepted", """{"status": true, "data": "01936d5e-7a3c-7c1e-9b1f-3f6f2a4d8c10"}"""),
                CallDocs.UnknownTask),
            CallDocs.TaskIdTaken,
        ],
    };

    /// <summary>POST revoke_task.</summary>
    public static RouteDoc RevokeTask { get; } = new("revoke_task", "Revoke a task",
        "Takes one id, or a list of them. A waiting task never runs. A running one goes on, but nothing follows it, unless `terminate` is true: then its cancellation token is cancelled and it is REVOKED at once. No answer has other keys than status, msg and data.")
    {
        Body = new BodyDoc(typeof(CeleryRevokeBody),
            new ExampleDoc("waiting", """{"id": "c6f16f5e-28f7-48ec-9c2d-9232c52e2d4f"}"""),
            new ExampleDoc("running", """{"id": "c6f16f5e-28f7-48ec-9c2d-9232c52e2d4f", "terminate": true}"""),
            new ExampleDoc("several", """{"id": ["c6f16f5e-28f7-48ec-9c2d-9232c52e2d4f", "order-4711"]}""")),
        Answers =
        [
            AnswerDoc.OkOrRefused("Revoked, unknown, or already ended.", typeof(RevokedAnswer),
                new ExampleDoc("revoked", """{"status": true, "msg": "revoke ok", "data": "c6f16f5e-28f7-48ec-9c2d-9232c52e2d4f"}"""),
                new ExampleDoc("several", """{"status": true, "msg": "revoke ok", "data": ["c6f16f5e-28f7-48ec-9c2d-9232c52e2d4f", "order-4711"]}"""),
                new ExampleDoc("unknown", """{"status": false, "msg": "未查询到该任务", "data": "id: given c6f16f5e-28f7-48ec-9c2d-9232c52e2d4f; allowed: the id of a task, as async_apply_task answered it"}"""),
                new ExampleDoc("ended", """{"status": false, "msg": "the task has already ended: SUCCESS", "data": "id: given c6f16f5e-28f7-48ec-9c2d-9232c52e2d4f; allowed: a task that has not ended; this one is SUCCESS"}""")),
        ],
    };

    /// <summary>POST update_task.</summary>
    public static RouteDoc UpdateTask { get; } = new("update_task", "Change a task that has not begun",
        "The old task is revoked and a new one, with a new id, takes its place: exactly one of the two runs. The call replaces the old one as a whole; without options it runs at once.")
    {
        Body = new BodyDoc(typeof(CeleryUpdateBody),
            new ExampleDoc("later", """{"id": "c0d83927-f314-40c5-b63c-2cf5921ab502", "task": "demo_app.tasks.test", "kwargs": {"name": "cc", "age": "2"}, "options": {"countdown": 500}}""")),
        Answers =
        [
            AnswerDoc.OkOrRefused("Changed (`data` is the new id), or `task error`: the name is not registered, or the task is unknown, has begun or has ended.", typeof(MessageDataAnswer),
                new ExampleDoc("changed", """{"status": true, "msg": "修改成功", "data": "ada954ba-15b6-8011-8713-b13545579236"}"""),
                new ExampleDoc("unknown name", """{"status": false, "msg": "task error", "data": ""}"""),
                new ExampleDoc("has begun", """{"status": false, "msg": "task error", "data": "", "errors": [{"field": "id", "given": "c0d83927-f314-40c5-b63c-2cf5921ab502", "allowed": "a task that has not begun; this one is STARTED"}]}""")),
        ],
    };
}
