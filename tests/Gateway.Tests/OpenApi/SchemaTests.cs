using System.Text;
using System.Text.Json.Nodes;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests.OpenApi;

/// <summary>What a generator of clients finds in the document.</summary>
public sealed class SchemaTests : IAsyncLifetime
{
    private GatewayServer _server = null!;
    private ServedDocument _document = null!;

    public async Task InitializeAsync()
    {
        _server = await GatewayServer.StartAsync();
        _document = await ServedDocument.ReadAsync(_server.Http);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public void The_document_is_small_and_of_a_version_that_says_null_as_json_schema_does()
    {
        Assert.StartsWith("3.1.", (string)_document.Json["openapi"]!, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(_document.Text), 50_000, 300_000);
        Assert.Equal("Apache-2.0", (string)_document.Json["info"]!["license"]!["name"]!);
    }

    [Fact]
    public void The_names_of_the_operations_stay() => Assert.Equal(
        [
            "add_periodic_task", "async_apply_task", "delete_periodic_task", "get_periodic_task", "get_task_name_list", "list_tasks", "preview_schedule", "revoke_task", "submit_batch",
            "task_counts", "tasks", "update_periodic_task", "update_task", "v1_add_periodic_task", "v1_cancel_bulk_operation", "v1_close_session", "v1_create_key", "v1_delete_periodic_task", "v1_get_backup", "v1_get_bulk_operation", "v1_get_me",
            "v1_get_periodic_task", "v1_get_periodic_task_history", "v1_get_retention", "v1_get_task", "v1_get_task_history", "v1_list_bulk_operations", "v1_list_holds", "v1_list_keys", "v1_list_occurrences",
            "v1_list_periodic_tasks", "v1_list_queues", "v1_list_refused_attempts", "v1_list_sessions", "v1_list_tasks", "v1_pause_queue", "v1_pause_tasks", "v1_reschedule_task", "v1_resume_queue", "v1_resume_tasks", "v1_retry_task", "v1_revoke_key", "v1_revoke_task", "v1_rotate_key", "v1_run_task_now", "v1_start_backup", "v1_start_bulk_operation", "v1_start_retention",
            "v1_submit_task", "v1_update_periodic_task", "zone_data",
        ],
        _document.Operations.Select(operation => operation.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_body_and_answer_is_made_of_named_schemas()
    {
        foreach (var operation in _document.Operations)
        {
            var contents = operation.Json["responses"]!.AsObject().Select(answer => answer.Value!["content"]?["application/json"]).Append(operation.Body).Where(content => content is not null);
            Assert.All(contents, content => Assert.Null(content!["schema"]!["properties"]));
        }

        foreach (var (name, schema) in _document.Json["components"]!["schemas"]!.AsObject())
            Assert.All(Inside(schema!), inner => Assert.True(inner["properties"] is null, $"{name} has an object without a name in it"));
    }

    [Fact]
    public void Every_member_says_what_it_is()
    {
        foreach (var (name, schema) in _document.Json["components"]!["schemas"]!.AsObject())
        {
            // The generator describes no type that is only used where it may be null.
            Assert.True(schema!["description"] is not null || schema["enum"] is not null, name);
            foreach (var (member, inner) in schema["properties"]?.AsObject() ?? [])
                Assert.True(inner!.ToJsonString().Contains("\"description\"", StringComparison.Ordinal), $"{name}.{member}");
        }
    }

    // The members, the items and the alternatives of a schema.
    private static IEnumerable<JsonNode> Inside(JsonNode schema)
    {
        var inner = (schema["properties"]?.AsObject().Select(member => member.Value!) ?? [])
            .Concat(new[] { schema["items"] }.OfType<JsonNode>())
            .Concat(schema["anyOf"]?.AsArray().Select(item => item!) ?? [])
            .Concat(schema["oneOf"]?.AsArray().Select(item => item!) ?? []);
        return inner.SelectMany(item => Inside(item).Prepend(item));
    }
}
