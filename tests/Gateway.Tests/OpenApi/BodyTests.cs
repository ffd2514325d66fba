using System.Text.Json.Nodes;
using ActorScheduler.Gateway.Schedules;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests.OpenApi;

/// <summary>The records of the bodies and the code that reads bodies by hand know the same members.</summary>
public sealed class BodyTests : IAsyncLifetime
{
    private const string Task = "01a20552-5d37-70f8-b3ec-d2e79ef8efae";

    // Both together are refused for that alone.
    private static readonly string[][] Either = [["option", "options"], [.. ScheduleForm.Fields]];

    private GatewayServer _server = null!;
    private ServedDocument _document = null!;

    public async Task InitializeAsync()
    {
        _server = await GatewayServer.StartAsync();
        _document = await ServedDocument.ReadAsync(_server.Http);
        foreach (var number in Enumerable.Range(1, 5))
            await _server.PostAsync("/celery_manage/add_periodic_task", $$"""{"name": "p{{number}}", "task": "demo_app.tasks.test", "crontab": {} }""");
        await _server.SubmitAsync($$"""{"task": "demo_app.tasks.test", "options": {"task_id": "{{Task}}", "countdown": 600} }""");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_value_that_no_member_of_a_schema_takes_is_refused_with_the_members_name()
    {
        var refused = 0;
        foreach (var operation in Changing())
        {
            foreach (var (name, member) in Properties(operation.Body!["schema"]!))
            {
                if (Wrong(member) is not { } wrong)
                    continue;
                var body = Example(operation);
                foreach (var other in Either.Where(pair => pair.Contains(name)).SelectMany(pair => pair))
                    body.Remove(other);
                body[name] = wrong;
                await IsRefusedAsync(operation, body, name);
                refused++;
                foreach (var (inner, schema) in Properties(member))
                {
                    body[name] = new JsonObject { [inner] = Wrong(schema) };
                    await IsRefusedAsync(operation, body, $"{name}.{inner}");
                    refused++;
                }
            }
        }

        Assert.True(refused > 150, $"only {refused} members were tried");
    }

    [Fact]
    public async Task A_member_that_a_closed_schema_does_not_have_is_refused_and_those_that_it_has_are_named()
    {
        foreach (var operation in Changing().Where(operation => Closed(operation.Body!["schema"]!)))
        {
            var body = Example(operation);
            body["no_such_field"] = 1;
            var answer = await SendAsync(operation, body);
            Assert.True(answer.Status == 400, $"{operation} {body.ToJsonString()}: {answer}");
            var allowed = answer.Errors["no_such_field"];
            Assert.StartsWith("no such field; the fields are ", allowed, StringComparison.Ordinal);
            var named = allowed["no such field; the fields are ".Length..].Split("; ")[0].Split(", ", StringSplitOptions.RemoveEmptyEntries);
            var documented = Properties(operation.Body!["schema"]!).Where(member => Wrong(member.Value) is not null).Select(member => member.Key);
            Assert.Equal(documented.Order(), named.Order());
        }
    }

    [Fact]
    public async Task A_member_that_an_open_schema_does_not_have_is_ignored_unless_it_is_nearly_one_that_it_has()
    {
        var tried = 0;
        foreach (var operation in Changing().Where(operation => !Closed(operation.Body!["schema"]!)))
        {
            var body = Example(operation);
            body["no_such_field"] = 1;
            Assert.True((await SendAsync(operation, body)).Status < 300, operation.ToString());
            if (operation.Id is "revoke_task" or "delete_periodic_task")
                continue;
            foreach (var (name, _) in Properties(operation.Body!["schema"]!).Where(member => member.Key.Length > 4))
            {
                body = Example(operation);
                body[name + "x"] = 1;
                var answer = await SendAsync(operation, body);
                Assert.True(answer.Status == 400, $"{operation} {body.ToJsonString()}: {answer}");
                Assert.Contains($"did you mean \"{name}\"", answer.Errors[name + "x"], StringComparison.Ordinal);
                tried++;
            }
        }

        Assert.True(tried > 20, $"only {tried} members were tried");
    }

    private IEnumerable<ServedDocument.Operation> Changing() => _document.Operations.Where(operation => operation.Body is not null);

    private bool Closed(JsonNode schema) => (bool?)_document.Resolve(schema)["additionalProperties"] == false;

    /// <summary>The members of an object, also of one that may be null or text instead.</summary>
    private IEnumerable<KeyValuePair<string, JsonNode>> Properties(JsonNode schema)
    {
        var resolved = new[] { schema }.Concat(schema["anyOf"]?.AsArray().Select(item => item!) ?? []).Concat(schema["oneOf"]?.AsArray().Select(item => item!) ?? [])
            .Select(_document.Resolve);
        return resolved.SelectMany(item => item["properties"]?.AsObject() ?? []).Select(member => KeyValuePair.Create(member.Key, member.Value!));
    }

    /// <summary>A value that a schema does not take; null if it takes any.</summary>
    private JsonNode? Wrong(JsonNode schema) => new JsonNode[] { true, 7, new JsonArray(new JsonArray()), new JsonObject() }
        .FirstOrDefault(value => _document.Errors(schema, value).Length > 0);

    private static JsonObject Example(ServedDocument.Operation operation)
    {
        var body = operation.Body!["examples"]!.AsObject().First().Value!["value"]!.DeepClone().AsObject();
        // A task that waits, and a periodic task.
        if (operation.Id is "revoke_task" or "update_task")
            body["id"] = Task;
        if (operation.Id is "update_periodic_task")
            body["id"] = 2;
        return body;
    }

    private async Task IsRefusedAsync(ServedDocument.Operation operation, JsonObject body, string field)
    {
        var answer = await SendAsync(operation, body);
        Assert.True(answer.Headers.TryGetValue("X-Error-Detail", out var detail), $"{operation} {body.ToJsonString()}: {answer}");
        Assert.True(JsonNode.Parse(detail!)!.AsArray().Any(error => ((string)error!["field"]!).Contains(field, StringComparison.Ordinal)), $"{operation} {body.ToJsonString()}: {detail}");
        Assert.False((bool)answer.Json["status"]!, answer.ToString());
    }

    private Task<Answer> SendAsync(ServedDocument.Operation operation, JsonObject body)
    {
        var path = operation.Parameters("path").Aggregate(operation.Path, (filled, parameter) =>
            filled.Replace($"{{{parameter["name"]}}}", parameter["examples"]!["example"]!["value"]!.ToString(), StringComparison.Ordinal));
        return _server.SendAsync(operation.Method.ToUpperInvariant(), path, body.ToJsonString());
    }
}
