using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Api.Tasks;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.BulkOperations;

/// <summary>What the OpenAPI document says of the routes of bulk operations.</summary>
internal static class BulkOperationDocs
{
    private const string ExampleId = "revoke-mail-1";
    private const string Known = "the id of a bulk operation; GET /api/v1/bulk-operations lists them";

    private const string Example = $$$"""
        {
          "id": "{{{ExampleId}}}", "action": "revoke", "terminate": false, "eta": null, "shift_seconds": null, "filter": {"state": ["PENDING"], "queue": "mail"}, "state": "RUNNING",
          "matched": 20000, "processed": 8000, "changed": 7998, "skipped": 1, "refused": 1, "refusals": [{"task_id": "{{{TaskExamples.Id}}}", "reason": "the task has already ended: SUCCESS"}],
          "requested_by": "127.0.0.1", "started_at": "2026-01-01T00:00:00.250000Z", "updated_at": "2026-01-01T00:00:02.250000Z", "finished_at": null
        }
        """;

    private static readonly ExampleDoc Running = new("running", Example) { Component = "BulkOperation" };
    private static readonly PathDoc Id = new(typeof(string), "The operation's id.", ExampleId);
    private static readonly AnswerDoc Shown = new(200, "The operation.", typeof(BulkOperationView), Running);

    /// <summary>POST bulk-operations.</summary>
    public static RouteDoc Start { get; } = new("v1_start_bulk_operation", "Change all tasks that match",
        "Revokes, runs now, runs again or moves all tasks that match a filter when the call comes. The operation is durable when it is answered and goes on by itself after a crash; no "
        + "task is changed twice. With `dry_run` nothing is changed: the answer (200) says how many tasks match and shows up to ten.")
    {
        Body = new BodyDoc(typeof(BulkOperationBody),
            new ExampleDoc("how many", """{"action": "revoke", "filter": {"state": "PENDING", "queue": "mail"}, "dry_run": true}"""),
            new ExampleDoc("revoke", """{"action": "revoke", "filter": {"state": ["PENDING", "RETRY"], "name": "demo_app.tasks.test"}, "id": "revoke-test-1"}"""),
            new ExampleDoc("run failed ones again", """{"action": "retry", "filter": {"state": "FAILURE", "finished_from": "2026-01-01T00:00:00Z"}}"""),
            new ExampleDoc("an hour later", """{"action": "reschedule", "shift_seconds": 3600, "filter": {"state": "PENDING", "periodic_task_id": 2}}""")),
        Answers =
        [
            new(200, "A dry run: what matches.", typeof(BulkDryRun),
                new ExampleDoc("one", $$"""{"dry_run": true, "matched": 1, "sample": [{{TaskExamples.Revoked}}]}""")),
            new(202, "The operation has begun; the header Location names it.", typeof(BulkOperationView), Running),
            new(409, "The id belongs to another operation.", typeof(RefusedAnswer), new ExampleDoc("taken", $$"""
                {"status": false, "msg": "id is taken", "errors": [{"field": "id", "given": "{{ExampleId}}", "allowed": "an id that no other operation was started under; the same call again is accepted"}]}
                """)),
        ],
    };

    /// <summary>GET bulk-operations.</summary>
    public static RouteDoc List { get; } = new("v1_list_bulk_operations", "List bulk operations", $"The operations, newest first. {PageDocs.Paging}")
    {
        Query = [typeof(PageParameters)],
        Cursor = ListCursor.Text(CursorList.BulkOperations, 17),
        RefusesParameters = true,
        Answers =
        [
            new(200, "A page.", typeof(Page<BulkOperationView>), new ExampleDoc("one", $$"""{"data": [{{Example}}], "next_cursor": null}""")),
        ],
    };

    /// <summary>GET bulk-operations/{id}.</summary>
    public static RouteDoc Get { get; } = new("v1_get_bulk_operation", "Show a bulk operation", "One operation and how far it is.")
    {
        Path = Id,
        RefusesParameters = true,
        Answers = [Shown, PageDocs.NotFound("NoSuchBulkOperation", ExampleId, Known)],
    };

    /// <summary>POST bulk-operations/{id}/cancel.</summary>
    public static RouteDoc Cancel { get; } = new("v1_cancel_bulk_operation", "Cancel a bulk operation",
        "Ends the operation where it stands; what it has done stays done. Without a body it is the same as `{}`.")
    {
        Path = Id,
        Body = new BodyDoc(typeof(EmptyBody), new ExampleDoc("cancel", "{}")) { Required = false },
        Answers =
        [
            Shown,
            PageDocs.NotFound("NoSuchBulkOperation", ExampleId, Known),
            new(409, "The operation has gone through all of its tasks.", typeof(RefusedAnswer), new ExampleDoc("ended", $$"""
                {"status": false, "msg": "the operation has already ended", "errors": [{"field": "id", "given": "{{ExampleId}}", "allowed": "an operation that is RUNNING"}]}
                """)),
        ],
    };
}
