using System.Text.Json;
using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Harness;
using ActorScheduler.Node.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Cluster.Tests;

/// <summary>Processes that do not hold, or cannot run, what they are asked for.</summary>
public sealed class GatewayTests : PostgresTest
{
    private static readonly TestNode.Kind Gateway = new() { Process = SchedulerProcess.Gateway, Apps = [] };
    private static readonly TestNode.Kind WithoutApps = new() { Apps = [] };
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task A_gateway_without_a_node_submits_lists_revokes_and_knows_the_tasks()
    {
        await using var node = await TestNode.StartAsync(ConnectionString);
        await using var gateway = await TestNode.StartAsync(ConnectionString, Gateway);
        var directory = gateway.Services.GetRequiredService<ITaskDirectory>();
        await Eventually.IsTrue(() => directory.Find("demo_app.tasks.sleep") is not null, Deadline, "the gateway knows the task");

        Assert.Contains("demo_app.tasks.echo", directory.Names);
        Assert.DoesNotContain(directory.Names, name => name.StartsWith("celery.", StringComparison.Ordinal));
        Assert.Equal("demo_app.tasks.sleep", directory.Suggest("demo_app.tasks.slep")[0]);
        Assert.Empty(directory.Find("demo_app.tasks.sleep")!.CheckArguments(default, Json("""{"seconds": 1}""")));
        Assert.Single(directory.Find("demo_app.tasks.sleep")!.CheckArguments(default, Json("""{"secs": 1, "seconds": 1}""")));

        Assert.Equal(new TaskAccepted("a"), await gateway.Client.SubmitAsync(new SubmitTask("a", Calls.Echo(1), "ann"), default));
        await gateway.Sees("a", state => state.Phase == TaskPhase.Success);
        await gateway.Client.SubmitAsync(new SubmitTask("b", Calls.Sleep(60)), default);
        await gateway.Sees("b", state => state.Phase == TaskPhase.Started);
        Assert.Equal(new TaskRevokeAccepted("b", false) { ByThisRequest = true }, await gateway.Client.RevokeAsync(new RevokeTask("b", Terminate: true), default));
        await gateway.Sees("b", state => state.Phase == TaskPhase.Revoked);
        var beat = new PeriodicTaskDefinition { Name = "beat", Task = "demo_app.tasks.test", Schedule = new IntervalSchedule(1, IntervalPeriod.Seconds) };
        var id = Assert.IsType<PeriodicTaskAccepted>(await gateway.Client.CreatePeriodicAsync(beat, "ann", default)).PeriodicTaskId;
        var periodic = gateway.Services.GetRequiredService<IPeriodicTaskQueries>();
        await Eventually.Sees(() => periodic.FindAsync(id, default), row => row?.State.TotalRunCount > 0, Deadline, "it fires");
        var again = Assert.IsType<PeriodicTaskRefused>(await gateway.Client.CreatePeriodicAsync(beat, null, default));
        Assert.Equal(PeriodicTaskRefusal.NameTaken, again.Refusal);
    }

    [SkippableFact]
    public async Task A_task_runs_on_the_node_that_has_its_app_and_waits_while_there_is_none()
    {
        await using var bare = await TestNode.StartAsync(ConnectionString, WithoutApps);
        for (var n = 0; n < 10; n++)
            await bare.Client.SubmitAsync(new SubmitTask($"t{n}", Calls.Echo(n)), default);
        Assert.All(Enumerable.Range(0, 10), n => Assert.Equal(TaskPhase.Pending, bare.Tasks.FindAsync($"t{n}", default).Result!.State.Phase));

        await using var able = await TestNode.StartAsync(ConnectionString);
        for (var n = 0; n < 10; n++)
        {
            var state = await bare.Sees($"t{n}", state => state.Phase.IsFinal());
            Assert.Equal(TaskPhase.Success, state.Phase);
            Assert.StartsWith($"{able.Address.Host}:{able.Address.Port}#", state.Worker, StringComparison.Ordinal);
        }
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
