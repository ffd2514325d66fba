using System.Diagnostics;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Node.Hosting;
using ActorScheduler.Node.Maintenance;
using ActorScheduler.Node.Sharding;
using Akka.Actor;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace ActorScheduler.Node.Tests.Hosting;

/// <summary>A whole node in this process, as its users have it.</summary>
public sealed class WholeNodeTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("whole-node-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task A_task_runs_from_end_to_end_and_what_was_known_is_known_after_a_restart()
    {
        await WithNode(async node =>
        {
            var client = node.GetRequiredService<ISchedulerClient>();
            Assert.Equal(new TaskAccepted("a"), await client.SubmitAsync(new SubmitTask("a", Echo()), default));
            var ended = await Ended(node, "a");
            Assert.Equal((TaskPhase.Success, "{\"args\":[1],\"kwargs\":{\"k\":\"v\"}}"), (ended.Phase, ended.ResultJson));
            await client.SubmitAsync(new SubmitTask("later", Echo() with { Eta = DateTimeOffset.UtcNow.AddHours(1) }), default);
        });
        await WithNode(async node =>
        {
            var client = node.GetRequiredService<ISchedulerClient>();
            Assert.Equal(new TaskAccepted("a"), await client.SubmitAsync(new SubmitTask("a", Echo()), default));
            Assert.Equal(new TaskRevokeAccepted("later", false) { ByThisRequest = true }, await client.RevokeAsync(new RevokeTask("later", false), default));
            Assert.Equal(TaskPhase.Revoked, (await Ended(node, "later")).Phase);
        });
    }

    [Fact]
    public async Task A_running_task_may_end_within_the_grace_and_one_that_does_not_runs_again_after_the_restart()
    {
        await WithNode(async node =>
        {
            var client = node.GetRequiredService<ISchedulerClient>();
            await client.SubmitAsync(new SubmitTask("short", Sleep(2)), default);
            await client.SubmitAsync(new SubmitTask("long", Sleep(60)), default);
            await Until(node, "short", state => state.Phase == TaskPhase.Started);
            await Until(node, "long", state => state.Phase == TaskPhase.Started);
        });
        await WithNode(async node =>
        {
            Assert.Equal((TaskPhase.Success, 1), ((await Ended(node, "short")).Phase, (await Ended(node, "short")).Attempt));
            Assert.Equal(1, (await Until(node, "long", state => state.Phase == TaskPhase.Started)).LostAttempts);
            await node.GetRequiredService<ISchedulerClient>().RevokeAsync(new RevokeTask("long", Terminate: true), default);
            await Ended(node, "long");
        });
    }

    [Fact]
    public async Task A_copy_of_an_answered_revoke_or_move_that_arrives_late_changes_nothing()
    {
        await WithNode(async node =>
        {
            var client = node.GetRequiredService<ISchedulerClient>();
            var region = node.GetRequiredService<SchedulerRegions>().Tasks();
            await client.SubmitAsync(new SubmitTask("t", Sleep(60) with { Eta = DateTimeOffset.UtcNow.AddHours(1) }), default);
            await client.RescheduleAsync(new RescheduleTask("t", new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero)), default);
            await client.RescheduleAsync(new RescheduleTask("t", new DateTimeOffset(2060, 1, 1, 0, 0, 0, TimeSpan.Zero)), default);
            var move = (await Happened<TaskRescheduled>(node, "t"))[0];
            await region.Ask<TaskRescheduleAccepted>(new RescheduleTask("t", move.Due) { RequestId = move.RequestId }, Deadline);
            Assert.Equal(2060, (await Until(node, "t", _ => true)).DueAt.Year);

            await client.RevokeAsync(new RevokeTask("t", Terminate: true), default);
            await client.RetryAsync(new RetryTask("t", "r1"), default);
            await Until(node, "t", state => state.Phase == TaskPhase.Started);
            var revoke = (await Happened<TaskRevoked>(node, "t"))[0];
            await region.Ask<TaskRevokeAccepted>(new RevokeTask("t", Terminate: true) { RequestId = revoke.RequestId }, Deadline);
            Assert.Equal(TaskPhase.Started, (await Until(node, "t", _ => true)).Phase);
            await client.RevokeAsync(new RevokeTask("t", Terminate: true), default);
            await Ended(node, "t");
        });
    }

    [Fact]
    public async Task A_periodic_task_fires_and_a_refused_name_does_not_disturb_it()
    {
        await WithNode(async node =>
        {
            var client = node.GetRequiredService<ISchedulerClient>();
            var beat = new PeriodicTaskDefinition { Name = "beat", Task = "demo_app.tasks.test", Schedule = new IntervalSchedule(1, IntervalPeriod.Seconds) };
            var id = Assert.IsType<PeriodicTaskAccepted>(await client.CreatePeriodicAsync(beat, null, default)).PeriodicTaskId;
            var queries = node.GetRequiredService<IPeriodicTaskQueries>();
            await Until(async () => (await queries.FindAsync(id, default))!.State.TotalRunCount >= 1);

            Assert.Equal(
                new PeriodicTaskRefused(id, PeriodicTaskRefusal.NameTaken),
                await client.UpdatePeriodicAsync(id, new PeriodicTaskPatch { Name = BuiltInTasks.BackendCleanup }, null, default));

            var (before, watch) = ((await queries.FindAsync(id, default))!.State.TotalRunCount, Stopwatch.StartNew());
            await Until(async () => (await queries.FindAsync(id, default))!.State.TotalRunCount > before);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"it rested for {watch.Elapsed} after the refusal");
        });
    }

    private static TaskSubmission Echo() =>
        new() { Name = "demo_app.tasks.echo", ArgsJson = "[1]", KwargsJson = "{\"k\":\"v\"}", Fingerprint = "echo" };

    private static TaskSubmission Sleep(int seconds) =>
        new() { Name = "demo_app.tasks.sleep", KwargsJson = $"{{\"seconds\": {seconds}}}", Fingerprint = "sleep" };

    private async Task WithNode(Func<IServiceProvider, Task> use)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
        [
            new("Scheduler:DataDirectory", Path.Combine(_directory.FullName, "data")),
            new("Scheduler:InstalledApps:0", "DemoApp"),
            new("Scheduler:ShutdownGrace", "00:00:05"),
        ]);
        builder.AddSchedulerNode();
        using var host = builder.Build();
        await host.StartAsync().WaitAsync(Deadline);
        try
        {
            var health = host.Services.GetRequiredService<HealthCheckService>();
            await Until(async () => (await health.CheckHealthAsync()).Status == HealthStatus.Healthy);
            await use(host.Services);
        }
        finally
        {
            await host.StopAsync().WaitAsync(Deadline);
        }
    }

    private static async Task<IReadOnlyList<T>> Happened<T>(IServiceProvider node, string id) where T : TaskEvent =>
        [.. (await node.GetRequiredService<ITaskHistory>().ReadAsync(id, default))!.Entries.Select(entry => entry.Happened).OfType<T>()];

    private static Task<TaskState> Ended(IServiceProvider node, string id) => Until(node, id, state => state.Phase.IsFinal());

    private static async Task<TaskState> Until(IServiceProvider node, string id, Func<TaskState, bool> condition)
    {
        var queries = node.GetRequiredService<ITaskQueries>();
        await Until(async () => await queries.FindAsync(id, default) is { } row && condition(row.State));
        return (await queries.FindAsync(id, default))!.State;
    }

    /// <summary>Polls with a deadline.</summary>
    private static async Task Until(Func<Task<bool>> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var deadline = new CancellationTokenSource(Deadline);
        while (!await condition())
            await timer.WaitForNextTickAsync(deadline.Token);
    }
}
