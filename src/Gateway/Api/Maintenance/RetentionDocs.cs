using ActorScheduler.Gateway.Api.Tasks;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Maintenance;

/// <summary>What the OpenAPI document says of the routes of retention.</summary>
internal static class RetentionDocs
{
    /// <summary>POST maintenance/retention.</summary>
    public static RouteDoc Start { get; } = new("v1_start_retention", "Remove tasks that ended long ago",
        "Removes finished tasks for good, with their events, after writing them to the archive where there is one; also old events of periodic tasks. Their ids are free again. "
        + "The run is a task and goes on by itself after a crash. With `dry_run` nothing is removed: the answer (200) says how many tasks would be. "
        + "Without a body it is the same as `{}`.")
    {
        Body = new BodyDoc(typeof(RetentionBody),
            new ExampleDoc("how many", """{"older_than": "7.00:00:00", "dry_run": true}"""),
            new ExampleDoc("a month", """{"older_than": "30.00:00:00"}"""))
        {
            Required = false,
        },
        Answers =
        [
            new(200, "A dry run: what would be removed.", typeof(RetentionDryRun),
                new ExampleDoc("some", """{"dry_run": true, "older_than": "7.00:00:00", "finished_before": "2025-12-25T00:00:00.250000Z", "tasks": 4711}""")),
            new(202, "The run is accepted; the header Location says where to see how far it is.", typeof(RetentionStarted),
                new ExampleDoc("started", $$"""{"task_id": "{{TaskExamples.Id}}", "older_than": "30.00:00:00"}""")),
            new(409, "Another run goes on.", typeof(RefusedAnswer), new ExampleDoc("running", $$"""
                {"status": false, "msg": "a run of retention goes on", "errors": [{"field": "task_id", "given": "{{TaskExamples.Id}}", "allowed": "a start after this run has ended; GET /api/v1/maintenance/retention shows it"}]}
                """)),
        ],
    };

    /// <summary>GET maintenance/retention.</summary>
    public static RouteDoc Show { get; } = new("v1_get_retention", "Show the run of retention",
        "The run that goes on, or the last one.")
    {
        RefusesParameters = true,
        Answers =
        [
            new(200, "The run; nulls and zeros if there was none.", typeof(RetentionView),
                new ExampleDoc("running", $$"""
                    {"running": true, "retention": "30.00:00:00", "task_id": "{{TaskExamples.Id}}", "finished_before": "2025-12-02T00:00:00.250000Z", "started_at": "2026-01-01T00:00:00.250000Z",
                     "updated_at": "2026-01-01T00:00:02.250000Z", "finished_at": null, "removed": 8000, "archived": 8000, "kept": 0, "periodic_events": 0, "last_error": null}
                    """)),
        ],
    };
}
