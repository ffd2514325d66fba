using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Api.Tasks;
using ActorScheduler.Gateway.Calls;
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
          "matched": 20000, "processed": 8000, "changed": 7998, "skipped": 1, "refused": 1, "refusals": [{"task_id": "{{{TaskSchemas.Id}}}", "reason": "the task has already ended: SUCCESS"}],
          "requested_by": "127.0.0.1", "started_at": "2026-01-01T00:00:00.250000Z", "updated_at": "2026-01-01T00:00:02.250000Z", "finished_at": null
        }
        """;

    private static readonly string FilterSchema =
        $$$"""{"type": "object", "properties": {{{{string.Join(", ", TaskFilterDocs.All.Select(field => $"\"{field.Name}\": {Member(field)}"))}}}} }""";

    private static readonly string Schema = $$$"""
        {"type": "object", "properties": {
          "id": {"type": "string"}, "action": {"type": "string"}, "terminate": {"type": "boolean"}, "eta": {{{PageDocs.OptionalTime}}}, "shift_seconds": {"type": ["number", "null"]},
          "filter": {{{FilterSchema}}}, "state": {"type": "string", "enum": ["RUNNING", "SUCCESS", "CANCELLED"]},
          "matched": {"type": "integer", "description": "How many tasks matched at the start."},
          "processed": {"type": "integer", "description": "How many it has gone through: changed + skipped + refused. At the end less than matched if some matched no more when their turn came."},
          "changed": {"type": "integer"}, "skipped": {"type": "integer", "description": "Stood already where they were to go."},
          "refused": {"type": "integer", "description": "Could not do what was asked."},
          "refusals": {"type": "array", "maxItems": 10, "description": "The first of those.", "items": {"type": "object", "properties": {"task_id": {"type": "string"}, "reason": {"type": "string"} } } },
          "requested_by": {{{PageDocs.OptionalText}}}, "started_at": {{{PageDocs.Time}}}, "updated_at": {{{PageDocs.Time}}}, "finished_at": {{{PageDocs.OptionalTime}}}
        } }
        """;

    private static readonly ParameterDoc Id = new("id", """{"type": "string"}""", "The operation's id.", $"\"{ExampleId}\"");
    private static readonly AnswerDoc Shown = new(200, "The operation.", Schema, new ExampleDoc("running", Example));

    /// <summary>POST bulk-operations.</summary>
    public static RouteDoc Start { get; } = new(ApiDocs.BulkTag, "v1_start_bulk_operation", "Change all tasks that match",
        "Revokes, runs now, runs again or moves all tasks that match a filter when the call comes. The operation is durable when it is answered and goes on by itself after a crash; no "
        + "task is changed twice. With `dry_run` nothing is changed: the answer (200) says how many tasks match and shows up to ten.")
    {
        Body = new BodyDoc(
            $$"""
            {"type": "object", "additionalProperties": false, "required": ["action"], "properties": {
              "action": {"type": "string", "enum": ["revoke", "run_now", "retry", "reschedule"]},
              "terminate": {"type": ["boolean", "null"], "description": "For revoke: also end attempts that run."},
              "eta": {"type": ["string", "null"], "description": "For reschedule: the new start."},
              "shift_seconds": {"type": ["number", "null"], "description": "For reschedule: so much later, or earlier, than each task would start."},
              "filter": {{FilterSchema}},
              "all": {"type": ["boolean", "null"], "description": "True, instead of a filter: every task."},
              "dry_run": {"type": ["boolean", "null"]},
              "id": {"type": ["string", "null"], "maxLength": 100, "description": "An id of yours: the same call again under it is the same operation."}
            } }
            """,
            new ExampleDoc("how many", """{"action": "revoke", "filter": {"state": "PENDING", "queue": "mail"}, "dry_run": true}"""),
            new ExampleDoc("revoke", """{"action": "revoke", "filter": {"state": ["PENDING", "RETRY"], "name": "demo_app.tasks.test"}, "id": "revoke-test-1"}"""),
            new ExampleDoc("run failed ones again", """{"action": "retry", "filter": {"state": "FAILURE", "finished_from": "2026-01-01T00:00:00Z"}}"""),
            new ExampleDoc("an hour later", """{"action": "reschedule", "shift_seconds": 3600, "filter": {"state": "PENDING", "periodic_task_id": 2}}""")),
        Answers =
        [
            new(200, "A dry run: what matches.", $$"""
                {"type": "object", "properties": {"dry_run": {"type": "boolean"}, "matched": {"type": "integer"}, "sample": {"type": "array", "maxItems": 10, "items": {{TaskSchemas.Task}} } } }
                """,
                new ExampleDoc("one", $$"""{"dry_run": true, "matched": 1, "sample": [{{TaskSchemas.RevokedExample}}]}""")),
            new(202, "The operation has begun; the header Location names it.", Schema, new ExampleDoc("running", Example)),
            new(409, "The id belongs to another operation.", CommonDocs.RefusedSchema, new ExampleDoc("taken", $$"""
                {"status": false, "msg": "id is taken", "errors": [{"field": "id", "given": "{{ExampleId}}", "allowed": "an id that no other operation was started under; the same call again is accepted"}]}
                """)),
        ],
    };

    /// <summary>GET bulk-operations.</summary>
    public static RouteDoc List { get; } = new(ApiDocs.BulkTag, "v1_list_bulk_operations", "List bulk operations", $"The operations, newest first. {PageDocs.Paging}")
    {
        Query = PageDocs.Parameters(ListCursor.Text(CursorList.BulkOperations, 17)),
        Answers =
        [
            new(200, "A page.", PageDocs.Schema(Schema), new ExampleDoc("one", $$"""{"data": [{{Example}}], "next_cursor": null}""")),
            PageDocs.WrongParameter,
        ],
    };

    /// <summary>GET bulk-operations/{id}.</summary>
    public static RouteDoc Get { get; } = new(ApiDocs.BulkTag, "v1_get_bulk_operation", "Show a bulk operation", "One operation and how far it is.")
    {
        Path = [Id],
        Answers = [Shown, PageDocs.WrongParameter, PageDocs.NotFound(ExampleId, Known)],
    };

    /// <summary>POST bulk-operations/{id}/cancel.</summary>
    public static RouteDoc Cancel { get; } = new(ApiDocs.BulkTag, "v1_cancel_bulk_operation", "Cancel a bulk operation",
        "Ends the operation where it stands; what it has done stays done. Without a body it is the same as `{}`.")
    {
        Path = [Id],
        Body = new BodyDoc("""{"type": "object", "additionalProperties": false, "properties": {} }""", new ExampleDoc("cancel", "{}")) { Required = false },
        Answers =
        [
            Shown,
            PageDocs.NotFound(ExampleId, Known),
            new(409, "The operation has gone through all of its tasks.", CommonDocs.RefusedSchema, new ExampleDoc("ended", $$"""
                {"status": false, "msg": "the operation has already ended", "errors": [{"field": "id", "given": "{{ExampleId}}", "allowed": "an operation that is RUNNING"}]}
                """)),
        ],
    };

    private static string Member(ParameterDoc field) => field.Name == TaskFilterQuery.State
        ? """{"type": ["string", "array"], "items": {"type": "string"} }"""
        : field.Schema;
}
