using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Queues;

/// <summary>What the OpenAPI document says of the routes that pause and resume.</summary>
internal static class HoldDocs
{
    private const string Pausing =
        "None of its tasks begins any more; those that run go on, and those that wait can be revoked, moved and changed as ever, and expire. Pausing again replaces reason and time.";

    private const string Queue = """
        {"kind": "queue", "name": "mail", "reason": "the provider is down", "since": "2026-01-01T00:00:00.250000Z", "until": "2026-01-01T08:00:00.000000Z", "requested_by": "127.0.0.1"}
        """;

    private const string Tasks = """
        {"kind": "task", "name": "shop.mails.send", "reason": "the provider is down", "since": "2026-01-01T00:00:00.250000Z", "until": null, "requested_by": "127.0.0.1"}
        """;

    private static readonly BodyDoc Body = new(
        typeof(HoldBody),
        new ExampleDoc("until somebody resumes it", """{"reason": "the provider is down"}"""),
        new ExampleDoc("until the morning", """{"reason": "the provider is down", "until": "2036-01-01T08:00:00Z"}"""));

    /// <summary>GET holds.</summary>
    public static RouteDoc List { get; } = new("v1_list_holds", "List what is paused", "Queues, and tasks by their names.")
    {
        Answers = [new(200, "All that is paused, oldest first.", typeof(HoldListAnswer), new ExampleDoc("one", $$"""{"data": [{{Queue}}]}"""))],
    };

    /// <summary>POST queues/{name}/pause.</summary>
    public static RouteDoc PauseQueue { get; } = new("v1_pause_queue", "Pause a queue", Pausing) { Path = OfQueue, Body = Body, Answers = Answers(Queue) };

    /// <summary>POST queues/{name}/resume.</summary>
    public static RouteDoc ResumeQueue { get; } = new("v1_resume_queue", "Resume a queue", "Its due tasks begin in their order. One that is not paused stays as it is.")
    {
        Path = OfQueue,
        Body = Nothing,
        Answers = Answers("null"),
    };

    /// <summary>POST task-types/{name}/pause.</summary>
    public static RouteDoc PauseTasks { get; } = new("v1_pause_tasks", "Pause all tasks of a name", Pausing) { Path = OfTasks, Body = Body, Answers = Answers(Tasks) };

    /// <summary>POST task-types/{name}/resume.</summary>
    public static RouteDoc ResumeTasks { get; } = new("v1_resume_tasks", "Resume all tasks of a name", "Those that are due begin in their order, unless their queue is paused.")
    {
        Path = OfTasks,
        Body = Nothing,
        Answers = Answers("null"),
    };

    private static BodyDoc Nothing => new(typeof(EmptyBody), new ExampleDoc("now", "{}")) { Required = false };

    private static PathDoc OfQueue => new(typeof(string), "The name of a queue.", "mail") { Name = "name" };

    private static PathDoc OfTasks => new(typeof(string), "The registered name of a task.", "demo_app.tasks.test") { Name = "name" };

    private static AnswerDoc[] Answers(string hold) =>
    [
        new(200, "Every node knows it.", typeof(HoldAnswer), new ExampleDoc("applied", $$"""{"applied": true, "pending_nodes": [], "hold": {{hold}} }""")),
        new(202, "It is stored, and some nodes have not said yet that they know it.", typeof(HoldAnswer), new ExampleDoc("pending", $$"""
            {"applied": false, "pending_nodes": ["akka.tcp://scheduler@10.0.0.5:4053"], "hold": {{hold}} }
            """)),
        new(404, "The text cannot be such a name.", typeof(RefusedAnswer), new ExampleDoc("blank", """
            {"status": false, "msg": "not found", "errors": [{"field": "name", "given": " ", "allowed": "1 to 200 characters that can be printed"}]}
            """)),
    ];
}
