using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>Tasks and their events as the examples of the OpenAPI document show them.</summary>
internal static class TaskExamples
{
    /// <summary>The id of the examples.</summary>
    public const string Id = "01a20552-5d37-70f8-b3ec-d2e79ef8efae";

    /// <summary>A place in a list of tasks.</summary>
    public const string Cursor = "AQAAAAAAAAAq";

    /// <summary>What is answered to an id that is not known.</summary>
    public const string Known = "the id of a task that is kept; GET /api/v1/tasks lists them; archived_on says on which day an archived one ended";

    /// <summary>A task as an example.</summary>
    private const string Task = $$"""
        {
          "id": "{{Id}}", "name": "demo_app.tasks.echo", "state": "SUCCESS", "args": [1, "a"], "kwargs": {"name": "cc"}, "eta": null, "expires": null,
          "queue": null, "exchange": null, "routing_key": null, "periodic_task_id": null,
          "received_at": "2026-01-01T00:00:00.250000Z", "started_at": "2026-01-01T00:00:00.251200Z", "finished_at": "2026-01-01T00:00:00.253700Z", "updated_at": "2026-01-01T00:00:00.253700Z",
          "runtime_seconds": 0.0015, "attempt": 1, "retries": 0, "worker": "node-1/7f3a", "result": {"args": [1, "a"], "kwargs": {"name": "cc"} },
          "error": null, "revoke": null, "replaced_by": null
        }
        """;

    /// <summary>A task, where one is shown.</summary>
    public static ExampleDoc Shown { get; } = new("task", AtOnce(Task)) { Component = "Task" };

    /// <summary>A revoked task, where one is shown.</summary>
    public static ExampleDoc ShownRevoked { get; } = new("task", AtOnce(Revoked)) { Component = "RevokedTask" };

    /// <summary>A page of tasks.</summary>
    public static ExampleDoc Page { get; } = new("one task", $$"""{"data": [{{Task}}], "next_cursor": null}""") { Component = "TaskPage" };

    /// <summary>A revoked task as an example.</summary>
    public const string Revoked = $$"""
        {
          "id": "{{Id}}", "name": "demo_app.tasks.test", "state": "REVOKED", "args": [], "kwargs": {}, "eta": "2026-01-01T00:00:10.250000Z", "expires": null,
          "queue": null, "exchange": null, "routing_key": null, "periodic_task_id": null,
          "received_at": "2026-01-01T00:00:00.250000Z", "started_at": null, "finished_at": "2026-01-01T00:00:05.250000Z", "updated_at": "2026-01-01T00:00:05.250000Z",
          "runtime_seconds": null, "attempt": 0, "retries": 0, "worker": null, "result": null, "error": null, "revoke": {"reason": "requested", "requested": true}, "replaced_by": null
        }
        """;

    /// <summary>A history as an example.</summary>
    public const string History = """
        {"data": [
          {"sequence_number": 1, "at": "2026-01-01T00:00:00.250000Z", "event": "task-submitted", "state": "PENDING", "attempt": null, "worker": null, "runtime_seconds": null, "requested_by": "127.0.0.1", "reason": null,
           "details": {"name": "demo_app.tasks.echo", "args": [1, "a"], "kwargs": {"name": "cc"}, "eta": null, "expires": null, "queue": null, "exchange": null, "routing_key": null, "periodic_task_id": null}},
          {"sequence_number": 2, "at": "2026-01-01T00:00:00.251200Z", "event": "task-started", "state": "STARTED", "attempt": 1, "worker": "node-1/7f3a", "runtime_seconds": null, "requested_by": null, "reason": null, "details": {}},
          {"sequence_number": 3, "at": "2026-01-01T00:00:00.253700Z", "event": "task-succeeded", "state": "SUCCESS", "attempt": 1, "worker": "node-1/7f3a", "runtime_seconds": 0.0015, "requested_by": null, "reason": null,
           "details": {"result": {"args": [1, "a"], "kwargs": {"name": "cc"}}}}
        ], "next_cursor": null}
        """;

    // Where one task is shown it has one member more than in a list.
    private static string AtOnce(string task) => task.Replace("\"replaced_by\": null", "\"replaced_by\": null, \"waiting_for\": []", StringComparison.Ordinal);
}
