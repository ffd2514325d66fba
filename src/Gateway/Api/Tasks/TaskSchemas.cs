using ActorScheduler.Gateway.Api.Pages;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>Tasks and their events as the OpenAPI document shows them.</summary>
internal static class TaskSchemas
{
    /// <summary>The id of the examples.</summary>
    public const string Id = "01a20552-5d37-70f8-b3ec-d2e79ef8efae";

    /// <summary>What is answered to an id that is not known.</summary>
    public const string Known = "the id of a task that is kept; GET /api/v1/tasks lists them; archived_on says on which day an archived one ended";

    private const string Error = """
        {"type": ["object", "null"], "properties": {"type": {"type": "string"}, "message": {"type": "string"}, "traceback": {"type": "string"}}, "description": "How the last attempt failed."}
        """;

    /// <summary>A task.</summary>
    public const string Task = $$"""
        {"type": "object", "properties": {
          "id": {"type": "string"}, "name": {"type": "string"},
          "state": {"type": "string", "enum": ["PENDING", "STARTED", "RETRY", "SUCCESS", "FAILURE", "REVOKED"]},
          "args": {"type": "array", "items": {} }, "kwargs": {"type": "object", "additionalProperties": true},
          "eta": {{PageDocs.OptionalTime}}, "expires": {{PageDocs.OptionalTime}},
          "queue": {{PageDocs.OptionalText}}, "exchange": {{PageDocs.OptionalText}}, "routing_key": {{PageDocs.OptionalText}},
          "periodic_task_id": {"type": ["integer", "null"], "description": "Whose occurrence it is."},
          "received_at": {{PageDocs.Time}}, "started_at": {{PageDocs.OptionalTime}}, "finished_at": {{PageDocs.OptionalTime}}, "updated_at": {{PageDocs.Time}},
          "runtime_seconds": {"type": ["number", "null"], "description": "How long the code of the last attempt ran."},
          "attempt": {"type": "integer", "description": "The number of the last attempt; 0 before the first."}, "retries": {"type": "integer"},
          "worker": {{PageDocs.OptionalText}}, "result": {"description": "What it returned; null unless SUCCESS."}, "error": {{Error}},
          "revoke": {"type": ["object", "null"], "properties": {
            "reason": {"type": ["string", "null"], "enum": ["requested", "terminated", "expired", "replaced", null], "description": "Null while an attempt goes on."},
            "requested": {"type": "boolean", "description": "True if someone asked for it."}
          } },
          "replaced_by": {"type": ["string", "null"], "description": "The id of the task in its place."},
          "waiting_reason": {"type": "string", "description": "Why it waits, where that is neither its time nor a free worker; else absent. Only where one task is shown."},
          "archived": {"type": "boolean", "description": "True if it comes from the archive; else absent."}
        } }
        """;

    /// <summary>A task as an example.</summary>
    public const string TaskExample = $$"""
        {
          "id": "{{Id}}", "name": "demo_app.tasks.echo", "state": "SUCCESS", "args": [1, "a"], "kwargs": {"name": "cc"}, "eta": null, "expires": null,
          "queue": null, "exchange": null, "routing_key": null, "periodic_task_id": null,
          "received_at": "2026-01-01T00:00:00.250000Z", "started_at": "2026-01-01T00:00:00.251200Z", "finished_at": "2026-01-01T00:00:00.253700Z", "updated_at": "2026-01-01T00:00:00.253700Z",
          "runtime_seconds": 0.0015, "attempt": 1, "retries": 0, "worker": "node-1/7f3a", "result": {"args": [1, "a"], "kwargs": {"name": "cc"} },
          "error": null, "revoke": null, "replaced_by": null
        }
        """;

    /// <summary>A revoked task as an example.</summary>
    public const string RevokedExample = $$"""
        {
          "id": "{{Id}}", "name": "demo_app.tasks.test", "state": "REVOKED", "args": [], "kwargs": {}, "eta": "2026-01-01T00:00:10.250000Z", "expires": null,
          "queue": null, "exchange": null, "routing_key": null, "periodic_task_id": null,
          "received_at": "2026-01-01T00:00:00.250000Z", "started_at": null, "finished_at": "2026-01-01T00:00:05.250000Z", "updated_at": "2026-01-01T00:00:05.250000Z",
          "runtime_seconds": null, "attempt": 0, "retries": 0, "worker": null, "result": null, "error": null, "revoke": {"reason": "requested", "requested": true}, "replaced_by": null
        }
        """;

    /// <summary>An event of a task.</summary>
    public const string Event = $$"""
        {"type": "object", "properties": {
          "sequence_number": {"type": "integer"}, "at": {{PageDocs.Time}},
          "event": {"type": "string", "description": "A name that does not change: `task-submitted`, `task-started`, …"},
          "state": {"type": "string", "description": "The state after the event."},
          "attempt": {"type": ["integer", "null"], "description": "The attempt that the event speaks of."},
          "worker": {"type": ["string", "null"], "description": "The process that ran the attempt."}, "runtime_seconds": {"type": ["number", "null"]},
          "requested_by": {"type": ["string", "null"], "description": "Who asked: `X-Requested-By`, else the user, else the address. Null for what the scheduler does of itself."},
          "reason": {{PageDocs.OptionalText}},
          "details": {"type": "object", "additionalProperties": true, "description": "What only this kind of event says."}
        } }
        """;

    /// <summary>A history as an example.</summary>
    public const string HistoryExample = """
        {"data": [
          {"sequence_number": 1, "at": "2026-01-01T00:00:00.250000Z", "event": "task-submitted", "state": "PENDING", "attempt": null, "worker": null, "runtime_seconds": null, "requested_by": "127.0.0.1", "reason": null,
           "details": {"name": "demo_app.tasks.echo", "args": [1, "a"], "kwargs": {"name": "cc"}, "eta": null, "expires": null, "queue": null, "exchange": null, "routing_key": null, "periodic_task_id": null}},
          {"sequence_number": 2, "at": "2026-01-01T00:00:00.251200Z", "event": "task-started", "state": "STARTED", "attempt": 1, "worker": "node-1/7f3a", "runtime_seconds": null, "requested_by": null, "reason": null, "details": {}},
          {"sequence_number": 3, "at": "2026-01-01T00:00:00.253700Z", "event": "task-succeeded", "state": "SUCCESS", "attempt": 1, "worker": "node-1/7f3a", "runtime_seconds": 0.0015, "requested_by": null, "reason": null,
           "details": {"result": {"args": [1, "a"], "kwargs": {"name": "cc"}}}}
        ], "next_cursor": null}
        """;
}
