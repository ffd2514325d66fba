using ActorScheduler.Authoring;
using ActorScheduler.Node.Apps.Discovery;
using ActorScheduler.Node.Tests.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Node.Tests.Apps;

public sealed class TaskCatalogTests
{
    public sealed class HostTasks(TimeProvider time)
    {
        [BackgroundTask(Name = "celery.backend_cleanup")]
        public bool Cleanup() => time is not null;
    }

    public static class Outsider
    {
        [BackgroundTask(Name = "not_celery")]
        public static void Work()
        {
        }
    }

    [Fact]
    public void A_task_of_the_host_runs_but_is_not_listed_among_those_of_the_apps()
    {
        using var apps = TaskDiscovery.Discover(["DemoApp"], AppContext.BaseDirectory);
        using var catalog = apps.WithBuiltIns(static s => s.AddSingleton(TimeProvider.System), typeof(HostTasks));

        Assert.True(catalog.TryGet("celery.backend_cleanup", out var task));
        Assert.True(task.IsBuiltIn);
        Assert.Equal(apps.Tasks, catalog.Tasks);
        Assert.Equal([task], catalog.BuiltIns);
        Assert.Equal("true", Catalogs.Json(Catalogs.Runner(catalog).Run("celery.backend_cleanup")));
    }

    [Fact]
    public void A_task_of_the_host_has_a_reserved_name_that_is_free()
    {
        using var catalog = Catalogs.Of(null).WithBuiltIns(static s => s.AddSingleton(TimeProvider.System), typeof(HostTasks));

        var outside = Assert.Throws<TaskDiscoveryException>(() => catalog.WithBuiltIns(static _ => { }, typeof(Outsider)));
        var twice = Assert.Throws<TaskDiscoveryException>(() => catalog.WithBuiltIns(static s => s.AddSingleton(TimeProvider.System), typeof(HostTasks)));
        Assert.Contains("must begin with 'celery.'", outside.Message);
        Assert.Contains("have the same task name 'celery.backend_cleanup'", twice.Message);
    }

    [Theory]
    [InlineData("demo_app.tasks.tset", "demo_app.tasks.test")]
    [InlineData("demo_app.task.echo", "demo_app.tasks.echo")]
    [InlineData("DEMO_APP.TASKS.SLEEP", "demo_app.tasks.sleep")]
    public void The_nearest_name_is_suggested_first(string given, string meant)
    {
        using var catalog = TaskDiscovery.Discover(["DemoApp"], AppContext.BaseDirectory);

        Assert.Equal(meant, catalog.Suggest(given)[0]);
    }

    [Fact]
    public void Nothing_is_suggested_for_a_name_that_is_like_none()
    {
        using var catalog = TaskDiscovery.Discover(["DemoApp"], AppContext.BaseDirectory);

        Assert.Empty(catalog.Suggest("zebra"));
        Assert.Empty(catalog.Suggest(new string('a', 100_000)));
        Assert.False(catalog.TryGet("zebra", out _));
    }
}
