using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Gateway.Tests.Fakes;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Gateway.Tests;

public sealed class FaultTests : IAsyncLifetime
{
    private static readonly (string Path, string? Body)[] Requests =
    [
        ("/celery_manage/async_apply_task/", """{"task": "demo_app.tasks.test"}"""),
        ("/celery_manage/revoke_task/", """{"id": "x"}"""),
        ("/celery_manage/update_task/", """{"id": "x", "task": "demo_app.tasks.test"}"""),
        ("/celery_manage/add_periodic_task/", """{"name": "n", "task": "demo_app.tasks.test", "crontab": {}}"""),
        ("/celery_manage/delete_periodic_task/", """{"id": 1}"""),
        ("/celery_manage/update_periodic_task/", """{"id": 1}"""),
        ("/celery_manage/list_tasks/", null),
        ("/celery_manage/get_periodic_task/", null),
        ("/celery_manage/get_task_name_list/", null),
        ("/api/v1/tasks/counts", null),
        ("/api/v1/tasks", null),
        ("/api/v1/tasks/x", null),
        ("/api/v1/tasks/x/history", null),
        ("/api/v1/tasks", """{"task": "demo_app.tasks.test"}"""),
        ("/api/v1/tasks/x/revoke", "{}"),
        ("/api/v1/periodic-tasks", null),
        ("/api/v1/periodic-tasks", """{"name": "n", "task": "demo_app.tasks.test", "crontab": {}}"""),
        ("/api/v1/periodic-tasks/1", null),
        ("/api/v1/periodic-tasks/1/history", null),
        ("/api/v1/periodic-tasks/1/occurrences", null),
    ];

    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_scheduler_that_cannot_answer_is_a_503_that_says_when_to_ask_again()
    {
        _server.Scheduler.Fault = new SchedulerUnavailableException("the journal cannot write") { RetryAfter = TimeSpan.FromSeconds(2.5) };
        foreach (var (path, body) in Requests)
        {
            var answer = body is null ? await _server.GetAsync(path) : await _server.PostAsync(path, body);
            answer.IsRefused(503);
            Assert.Equal("the journal cannot write", (string)answer.Json["msg"]!);
            Assert.Equal("3", answer.Headers["Retry-After"]);
        }
    }

    [Fact]
    public async Task What_names_a_path_or_a_host_is_in_the_log_alone_under_the_id_that_the_answer_gives()
    {
        _server.Scheduler.Fault = new SchedulerUnavailableException("The journal cannot write.") { Detail = "disk full: /var/secret/journal.db" };
        foreach (var (path, body) in Requests)
        {
            var answer = body is null ? await _server.GetAsync(path) : await _server.PostAsync(path, body);
            answer.IsRefused(503);
            Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
            var id = ((string)answer.Json["msg"]!).Split(' ')[^1];
            Assert.Contains(_server.Log, line => line.Contains(id, StringComparison.Ordinal) && line.Contains("/var/secret/journal.db", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_name_is_not_refused_while_it_is_not_known_yet_which_tasks_there_are()
    {
        var directory = (FakeDirectory)_server.Services.GetRequiredService<ITaskDirectory>();
        directory.KnowsAnyNode = false;
        (await _server.PostAsync("/celery_manage/async_apply_task/", """{"task": "app.tasks.unknown"}""")).IsRefused(503);
        (await _server.PostAsync("/celery_manage/add_periodic_task/", """{"name": "p", "task": "app.tasks.unknown", "interval": {"every": 1, "period": "days"}}""")).IsRefused(503);

        directory.KnowsAnyNode = true;
        Assert.Equal("task error", (string)(await _server.PostAsync("/celery_manage/async_apply_task/", """{"task": "app.tasks.unknown"}""")).Json["msg"]!);
    }

    [Fact]
    public async Task A_history_that_this_release_cannot_read_is_a_500_that_names_the_event()
    {
        _server.Scheduler.Fault = new UnreadableHistoryException("task-x", 3, "task-frozen.1", new UnknownManifestException("task-frozen.1"));
        var answer = await _server.GetAsync("/api/v1/tasks/counts");
        answer.IsRefused(500);
        Assert.Contains("Event 3 of 'task-x' (manifest 'task-frozen.1')", (string)answer.Json["msg"]!, StringComparison.Ordinal);
        Assert.Contains("A newer release wrote it", (string)answer.Json["msg"]!, StringComparison.Ordinal);
        Assert.Contains(_server.Log, line => line.Contains("task-frozen.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_is_away_is_a_503_and_one_that_finds_a_fault_in_the_statement_a_500()
    {
        _server.Scheduler.Fault = new Away(null, isTransient: true);
        (await _server.GetAsync("/celery_manage/list_tasks/")).IsRefused(503);
        _server.Scheduler.Fault = new Away("57P01", isTransient: false);
        (await _server.GetAsync("/celery_manage/list_tasks/")).IsRefused(503);
        _server.Scheduler.Fault = new Away("42601", isTransient: false);
        (await _server.GetAsync("/celery_manage/list_tasks/")).IsRefused(500);
    }

    [Fact]
    public async Task A_bug_is_a_500_that_tells_nothing_but_the_id_under_which_it_is_logged()
    {
        _server.Scheduler.Fault = new InvalidOperationException("secret detail");
        foreach (var (path, body) in Requests)
        {
            var answer = body is null ? await _server.GetAsync(path) : await _server.PostAsync(path, body);
            answer.IsRefused(500);
            Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
            var id = ((string)answer.Json["msg"]!).Split(' ')[^1];
            Assert.Contains(_server.Log, line => line.Contains(id, StringComparison.Ordinal) && line.Contains("secret detail", StringComparison.Ordinal));
        }
    }

    private sealed class Away(string? sqlState, bool isTransient) : System.Data.Common.DbException("the server is gone")
    {
        public override string? SqlState => sqlState;

        public override bool IsTransient => isTransient;
    }
}
