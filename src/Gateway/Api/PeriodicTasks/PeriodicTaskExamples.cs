using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>Periodic tasks and their events as the examples of the OpenAPI document show them.</summary>
internal static class PeriodicTaskExamples
{
    /// <summary>What is answered to an id that is not known.</summary>
    public const string Known = "the id of a periodic task; GET /api/v1/periodic-tasks lists them";

    private const string Definition = """
        "name": "every minute", "task": "demo_app.tasks.test", "args": [], "kwargs": {"mm": 1},
        "crontab": {"minute": "*/1", "hour": "*", "day_of_week": "*", "day_of_month": "*", "month_of_year": "*", "timezone": "Asia/Shanghai"}, "interval": null,
        "spec": {"timezone": "Asia/Shanghai", "include": [{"crontab": {"minute": "*/1", "hour": "*", "day_of_week": "*", "day_of_month": "*", "month_of_year": "*", "timezone": "Asia/Shanghai"}}],
          "exclude": [], "dst": {"gap": "next_valid", "overlap": "auto"}},
        "enabled": true, "expires": null, "description": "", "queue": null, "exchange": null, "routing_key": null
        """;

    private const string Members = $$"""
        "id": 2, {{Definition}}, "next_run_at": "2026-01-01T00:02:00.000000Z", "last_run_at": "2026-01-01T00:01:00.003100Z", "total_run_count": 1,
        "created_at": "2026-01-01T00:00:00.250000Z", "updated_at": "2026-01-01T00:01:00.003100Z"
        """;

    /// <summary>A periodic task in a list as an example.</summary>
    public const string Row = $$"""{{{Members}}}""";

    /// <summary>A periodic task, where one is shown.</summary>
    public static ExampleDoc Shown { get; } = new("every minute", $$"""{{{Members}}, "next_fire_times": ["2026-01-01T00:02:00.000000Z", "2026-01-01T00:03:00.000000Z"]}""") { Component = "PeriodicTask" };

    /// <summary>A history as an example.</summary>
    public const string History = $$"""
        {"data": [
          {"sequence_number": 2, "at": "2026-01-01T00:01:00.003100Z", "event": "periodic-fired", "exists": true, "next_run_at": "2026-01-01T00:02:00.000000Z", "requested_by": null,
           "due_at": "2026-01-01T00:01:00.000000Z", "task_id": "3f1c8f0e-6c5b-8a57-9d0e-0d8d2b6e7a11", "definition": null},
          {"sequence_number": 1, "at": "2026-01-01T00:00:00.250000Z", "event": "periodic-created", "exists": true, "next_run_at": "2026-01-01T00:01:00.000000Z", "requested_by": "127.0.0.1",
           "due_at": null, "task_id": null, "definition": { {{Definition}} } }
        ], "next_cursor": null}
        """;
}
