using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Api.PeriodicTasks;
using ActorScheduler.Gateway.Api.Tasks;
using ActorScheduler.Gateway.CeleryManage;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Tests.Fakes;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Gateway.Tests.OpenApi;

/// <summary>Answers that are written member by member are, byte for byte, what the serializer makes of the records that their schemas come from.</summary>
public sealed class WrittenAnswerTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Strict = new(JsonStyle.ForBodies())
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly JsonSerializerOptions StrictPython = new(Strict) { Converters = { new PythonFloat() } };

    private GatewayServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await GatewayServer.StartAsync();
        foreach (var call in new[]
        {
            """{"task": "demo_app.tasks.echo", "args": [1, "名", null, 1.50], "kwargs": {"a": {"b": [true]}}, "options": {"queue": "mail", "exchange": "x", "routing_key": "r", "expires": "2030-01-01T00:00:00Z"}}""",
            """{"task": "demo_app.tasks.fail"}""",
            """{"task": "demo_app.tasks.test", "options": {"task_id": "waiting", "countdown": 600}}""",
            """{"task": "demo_app.tasks.test", "options": {"task_id": "revoked", "countdown": 600}}""",
            """{"task": "demo_app.tasks.test", "options": {"task_id": "replaced", "countdown": 600}}""",
            """{"task": "demo_app.tasks.test", "options": {"task_id": "expired", "countdown": 600, "expires": 1}}""",
        })
        {
            await _server.SubmitAsync(call);
        }

        await _server.PostAsync("/api/v1/tasks/revoked/revoke", "{}");
        await _server.PostAsync("/celery_manage/update_task", """{"id": "replaced", "task": "demo_app.tasks.echo", "options": {"countdown": 5}}""");
        await _server.PostAsync("/celery_manage/add_periodic_task", """{"name": "c", "task": "demo_app.tasks.echo", "crontab": {}, "args": [1], "kwargs": {"名": 1}, "queue": "q", "expires": "2030-01-01T00:00:00Z"}""");
        await _server.PostAsync("/celery_manage/add_periodic_task", """{"name": "i", "task": "demo_app.tasks.test", "interval": {"every": 10, "period": "seconds"}, "enabled": false}""");
        _server.Time.Advance(TimeSpan.FromSeconds(90));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Tasks_and_their_histories()
    {
        var page = await SameAsync<Page<TaskView>>("/api/v1/tasks");
        Assert.True(page.Data.Select(task => task.State).Distinct().Count() >= 4);
        Assert.Contains(page.Data, task => task.Error is not null);
        Assert.Contains(page.Data, task => task.Revoke is not null);
        foreach (var task in page.Data)
        {
            await SameAsync<TaskView>($"/api/v1/tasks/{task.Id}");
            await SameAsync<TaskHistoryView>($"/api/v1/tasks/{task.Id}/history");
        }

        ((FakeDirectory)_server.Services.GetRequiredService<ITaskDirectory>()).Uninstalled = "demo_app.tasks.test";
        Assert.NotNull((await SameAsync<TaskView>("/api/v1/tasks/waiting")).WaitingReason);
    }

    [Fact]
    public async Task Tasks_as_flower_shows_them()
    {
        var tasks = await SameAsync<Dictionary<string, CeleryTask>>("/celery_manage/list_tasks", StrictPython);
        Assert.Contains(tasks.Values, task => task.Exception is not null);
        Assert.Contains(tasks.Values, task => task.Received is not null && task.Succeeded is not null);
    }

    [Fact]
    public async Task Periodic_tasks_and_their_histories()
    {
        var page = await SameAsync<Page<PeriodicTaskView>>("/api/v1/periodic-tasks");
        Assert.Contains(page.Data, task => task.Crontab is not null);
        Assert.Contains(page.Data, task => task.Interval is not null);
        foreach (var task in page.Data)
        {
            await SameAsync<PeriodicTaskView>($"/api/v1/periodic-tasks/{task.Id}");
            await SameAsync<Page<PeriodicTaskEventView>>($"/api/v1/periodic-tasks/{task.Id}/history");
        }
    }

    private async Task<T> SameAsync<T>(string path, JsonSerializerOptions? options = null)
    {
        var answer = await _server.GetAsync(path);
        Assert.Equal(200, answer.Status);
        var value = JsonSerializer.Deserialize<T>(answer.Text, options ?? Strict)!;
        Assert.Equal(answer.Text, JsonSerializer.Serialize(value, options ?? Strict));
        return value;
    }

    /// <summary>Python writes a whole float with a point.</summary>
    private sealed class PythonFloat : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (value == Math.Truncate(value))
                writer.WriteRawValue(value.ToString("F1", CultureInfo.InvariantCulture));
            else
                writer.WriteNumberValue(value);
        }
    }
}
