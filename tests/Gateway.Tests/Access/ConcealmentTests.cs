using ActorScheduler.Contracts.Access;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Gateway.Tests.Access;

/// <summary>What tasks were called with is not for those who may only look.</summary>
public sealed class ConcealmentTests
{
    private const string Secret = "s3cret";

    private const string Archived = """
        {"id": "old", "name": "demo_app.tasks.test", "state": "FAILURE", "args": ["s3cret"], "kwargs": {"k": "s3cret"}, "eta": null, "expires": null, "queue": null, "exchange": null, "routing_key": null, "periodic_task_id": null,
         "received_at": "2025-11-24T00:00:00.000000Z", "started_at": null, "finished_at": "2025-11-24T00:00:00.000000Z", "updated_at": "2025-11-24T00:00:00.000000Z", "runtime_seconds": null,
         "attempt": 1, "retries": 0, "worker": null, "result": "s3cret", "error": {"type": "System.Exception", "message": "s3cret", "traceback": "at s3cret"}, "revoke": null, "replaced_by": null, "history": []}
        """;

    [Fact]
    public async Task A_viewer_meets_arguments_results_and_tracebacks_on_no_route()
    {
        await using var server = await StartAsync();
        var viewer = await KeyAsync(server, "viewer", AccessRole.Viewer);
        var looked = 0;
        foreach (var path in Paths(server))
        {
            var answer = await GetAsync(server, viewer, path);
            Assert.True(answer.Status is 200 or 403, $"{path} is answered {answer.Status}");
            Assert.False(answer.Text.Contains(Secret, StringComparison.Ordinal), $"{path} shows {answer.Text}");
            looked += answer.Text.Contains(Concealment.Mark, StringComparison.Ordinal) ? 1 : 0;
        }

        // Two lists of tasks, two of periodic tasks, one task of each kind, one out of the archive, and the tasks of a periodic one.
        Assert.Equal(7, looked);
        var archived = await GetAsync(server, viewer, "/api/v1/tasks/old");
        Assert.Equal("""["***"] {"***":"***"} *** System.Exception *** ***""", $"{archived.Json["args"]!.ToJsonString()} {archived.Json["kwargs"]!.ToJsonString()} {archived.Json["result"]} {archived.Json["error"]!["type"]} {archived.Json["error"]!["message"]} {archived.Json["error"]!["traceback"]}");
    }

    [Theory]
    [InlineData("/api/v1/tasks?search=s3cret")]
    [InlineData("/celery_manage/list_tasks?search=s3cret")]
    [InlineData("/api/v1/periodic-tasks/1/occurrences?search=s3cret")]
    public async Task Nor_does_he_find_them_out_by_searching(string path)
    {
        await using var server = await StartAsync();
        Assert.Equal(403, (await GetAsync(server, await KeyAsync(server, "viewer", AccessRole.Viewer), path)).Status);
        Assert.Equal(200, (await GetAsync(server, await KeyAsync(server, "operator", AccessRole.Operator), path)).Status);
    }

    [Fact]
    public async Task A_submitter_sees_them_of_the_tasks_that_he_may_submit()
    {
        await using var server = await StartAsync();
        var own = await KeyAsync(server, "own", AccessRole.Submitter, "demo_app.*");
        var other = await KeyAsync(server, "other", AccessRole.Submitter, "billing.*");
        foreach (var path in new[] { "/api/v1/tasks", "/celery_manage/list_tasks", "/api/v1/tasks/old" })
        {
            Assert.Contains(Secret, (await GetAsync(server, own, path)).Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, (await GetAsync(server, other, path)).Text, StringComparison.Ordinal);
        }

        Assert.Equal(403, (await GetAsync(server, own, "/api/v1/tasks?search=a")).Status);
        Assert.Equal(200, (await GetAsync(server, await KeyAsync(server, "any", AccessRole.Submitter), "/api/v1/tasks?search=a")).Status);
    }

    [Fact]
    public async Task A_viewer_sees_them_where_the_settings_say_so()
    {
        await using var server = await StartAsync("--Scheduler:Security:ViewersSeeArguments", "true");
        Assert.Contains(Secret, (await GetAsync(server, await KeyAsync(server, "viewer", AccessRole.Viewer), "/api/v1/tasks?search=s3cret")).Text, StringComparison.Ordinal);
    }

    private static async Task<GatewayServer> StartAsync(params string[] args)
    {
        var server = await GatewayServer.StartAsync(null, args);
        await server.SubmitAsync("""{"task": "demo_app.tasks.test", "args": ["s3cret"], "kwargs": {"k": "s3cret"}, "options": {"task_id": "t1"}}""");
        Assert.Equal(201, (await server.PostAsync("/api/v1/periodic-tasks", """{"name": "p", "task": "demo_app.tasks.test", "args": ["s3cret"], "kwargs": {"k": "s3cret"}, "crontab": {"minute": "0"}}""")).Status);
        server.Scheduler.Retention.Archive("old", new DateOnly(2025, 11, 24), Archived);
        return server;
    }

    private static IEnumerable<string> Paths(GatewayServer server) => server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .Select(route => "/" + route.RoutePattern.RawText!.Trim('/'))
        .Where(path => path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/celery_manage/", StringComparison.Ordinal))
        .Where(path => !path.Contains("bulk-operations/", StringComparison.Ordinal))
        .Distinct()
        .SelectMany(path => path.Contains("/periodic-tasks/", StringComparison.Ordinal)
            ? [path.Replace("{id}", "1", StringComparison.Ordinal)]
            : path.Contains("{id}", StringComparison.Ordinal) ? new[] { path.Replace("{id}", "t1", StringComparison.Ordinal), path.Replace("{id}", "old", StringComparison.Ordinal) } : [path]);

    private static async Task<string> KeyAsync(GatewayServer server, string name, AccessRole role, params string[] tasks) => (await server.MakeKeyAsync(name, [role], tasks)).Key;

    private static Task<Answer> GetAsync(GatewayServer server, string key, string path) => server.SendAsync("GET", path, authorization: $"Bearer {key}");
}
