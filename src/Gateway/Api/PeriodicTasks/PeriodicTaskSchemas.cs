using ActorScheduler.Gateway.Api.Pages;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>Periodic tasks and their events as the OpenAPI document shows them.</summary>
internal static class PeriodicTaskSchemas
{
    /// <summary>What is answered to an id that is not known.</summary>
    public const string Known = "the id of a periodic task; GET /api/v1/periodic-tasks lists them";

    private const string Definition = $$"""
        "name": {"type": "string"}, "task": {"type": "string"}, "args": {"type": "array", "items": {} }, "kwargs": {"type": "object", "additionalProperties": true},
        "crontab": {"type": ["object", "null"], "properties": {
          "minute": {"type": "string"}, "hour": {"type": "string"}, "day_of_week": {"type": "string"}, "day_of_month": {"type": "string"},
          "month_of_year": {"type": "string"}, "timezone": {"type": "string"}
        } },
        "interval": {"type": ["object", "null"], "properties": {
          "every": {"type": "integer"}, "period": {"type": "string", "enum": ["days", "hours", "minutes", "seconds", "microseconds"]}
        } },
        "enabled": {"type": "boolean"}, "expires": {{PageDocs.OptionalTime}}, "description": {"type": "string"},
        "queue": {{PageDocs.OptionalText}}, "exchange": {{PageDocs.OptionalText}}, "routing_key": {{PageDocs.OptionalText}}
        """;

    private const string DefinitionExample = """
        "name": "every minute", "task": "demo_app.tasks.test", "args": [], "kwargs": {"mm": 1},
        "crontab": {"minute": "*/1", "hour": "*", "day_of_week": "*", "day_of_month": "*", "month_of_year": "*", "timezone": "Asia/Shanghai"}, "interval": null,
        "enabled": true, "expires": null, "description": "", "queue": null, "exchange": null, "routing_key": null
        """;

    private const string Members = $$"""
        "id": {"type": "integer"}, {{Definition}},
        "next_run_at": {"type": ["string", "null"], "format": "date-time", "description": "Null while it is disabled and after its end."},
        "last_run_at": {{PageDocs.OptionalTime}}, "total_run_count": {"type": "integer"}, "created_at": {{PageDocs.Time}},
        "updated_at": {"type": "string", "format": "date-time", "description": "When it was last changed or came due."}
        """;

    private const string MembersExample = $$"""
        "id": 2, {{DefinitionExample}}, "next_run_at": "2026-01-01T00:02:00.000000Z", "last_run_at": "2026-01-01T00:01:00.003100Z", "total_run_count": 1,
        "created_at": "2026-01-01T00:00:00.250000Z", "updated_at": "2026-01-01T00:01:00.003100Z"
        """;

    /// <summary>A periodic task in a list.</summary>
    public const string Row = $$"""{"type": "object", "properties": {{{Members}}} }""";

    /// <summary>A periodic task in a list as an example.</summary>
    public const string RowExample = $$"""{{{MembersExample}}}""";

    /// <summary>A periodic task alone.</summary>
    public const string Detailed = $$"""
        {"type": "object", "properties": {{{Members}}, "next_fire_times": {"type": "array", "items": {{PageDocs.Time}}} } }
        """;

    /// <summary>A periodic task alone as an example.</summary>
    public const string DetailedExample = $$"""{{{MembersExample}}, "next_fire_times": ["2026-01-01T00:02:00.000000Z", "2026-01-01T00:03:00.000000Z"]}""";

    /// <summary>An event of a periodic task.</summary>
    public const string Event = $$"""
        {"type": "object", "properties": {
          "sequence_number": {"type": "integer"}, "at": {{PageDocs.Time}},
          "event": {"type": "string", "description": "A name that does not change: `periodic-created`, `periodic-fired`, …"},
          "exists": {"type": "boolean", "description": "False after it was deleted."},
          "next_run_at": {"type": ["string", "null"], "format": "date-time", "description": "When it comes due next after the event."},
          "requested_by": {"type": ["string", "null"], "description": "Who asked. Null for what the scheduler does of itself."},
          "due_at": {"type": ["string", "null"], "format": "date-time", "description": "The time that an occurrence was due."},
          "task_id": {"type": ["string", "null"], "description": "The id of an occurrence's task."},
          "definition": {"type": ["object", "null"], "description": "The whole definition after the event, if the event changed it.", "properties": { {{Definition}} } }
        } }
        """;

    /// <summary>A history as an example.</summary>
    public const string HistoryExample = $$"""
        {"data": [
          {"sequence_number": 2, "at": "2026-01-01T00:01:00.003100Z", "event": "periodic-fired", "exists": true, "next_run_at": "2026-01-01T00:02:00.000000Z", "requested_by": null,
           "due_at": "2026-01-01T00:01:00.000000Z", "task_id": "3f1c8f0e-6c5b-8a57-9d0e-0d8d2b6e7a11", "definition": null},
          {"sequence_number": 1, "at": "2026-01-01T00:00:00.250000Z", "event": "periodic-created", "exists": true, "next_run_at": "2026-01-01T00:01:00.000000Z", "requested_by": "127.0.0.1",
           "due_at": null, "task_id": null, "definition": { {{DefinitionExample}} } }
        ], "next_cursor": null}
        """;
}
