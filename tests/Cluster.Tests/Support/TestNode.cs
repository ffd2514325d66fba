using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Harness;
using ActorScheduler.Node.Clustering;
using ActorScheduler.Node.Hosting;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Sqlite.Search;
using Akka.Actor;
using Akka.Cluster;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Cluster.Tests.Support;

/// <summary>A whole node in this process, on a store that it shares with others.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);
    private readonly IHost _host;
    private bool _stopped;

    private TestNode(IHost host) => _host = host;

    public ActorSystem System => _host.Services.GetRequiredService<ActorSystem>();

    public Address Address => Akka.Cluster.Cluster.Get(System).SelfAddress;

    public ISchedulerClient Client => _host.Services.GetRequiredService<ISchedulerClient>();

    public ITaskQueries Tasks => _host.Services.GetRequiredService<ITaskQueries>();

    public IServiceProvider Services => _host.Services;

    public LogLines Log => _host.Services.GetRequiredService<LogLines>();

    /// <summary>Starts a node and waits until it is ready.</summary>
    /// <param name="shared">The store.</param>
    /// <param name="first">A node of the cluster to join, or null to begin one.</param>
    /// <param name="settings">Settings of the section <c>Scheduler</c>.</param>
    public static async Task<TestNode> StartAsync(SharedStore shared, TestNode? first = null, params (string Key, string Value)[] settings)
    {
        var node = await BeginAsync(builder => UseShared(builder, shared, first?.Address), new Kind(), settings);
        await node.IsReady();
        return node;
    }

    /// <summary>Starts a node on a PostgreSQL database, through which it finds its cluster, and waits until it is ready.</summary>
    public static Task<TestNode> StartAsync(string connectionString, params (string Key, string Value)[] settings) =>
        StartAsync(connectionString, new Kind(), settings);

    /// <summary>Starts a process of another kind on a PostgreSQL database and waits until it is ready.</summary>
    public static async Task<TestNode> StartAsync(string connectionString, Kind kind, params (string Key, string Value)[] settings)
    {
        var node = await BeginAsync(connectionString, kind, settings);
        await node.IsReady();
        return node;
    }

    /// <summary>Starts a process and does not wait until it is ready.</summary>
    public static Task<TestNode> BeginAsync(string connectionString, Kind kind, params (string Key, string Value)[] settings) =>
        BeginAsync(_ => { }, kind, [("Storage", "postgresql"), ("ConnectionString", connectionString), .. settings]);

    private static async Task<TestNode> BeginAsync(Action<HostApplicationBuilder> configure, Kind kind, (string Key, string Value)[] settings)
    {
        var node = new TestNode(Build(configure, kind, settings));
        await node._host.StartAsync().WaitAsync(Deadline);
        return node;
    }

    private async Task IsReady()
    {
        var health = _host.Services.GetRequiredService<HealthCheckService>();
        await Eventually.Sees(
            () => health.CheckHealthAsync(), report => report.Status == HealthStatus.Healthy, Deadline, "the process is ready", Reasons);
    }

    /// <summary>A task of the read model, once it is as expected.</summary>
    public async Task<TaskState> Sees(string taskId, Func<TaskState, bool> expected, TimeSpan? deadline = null)
    {
        var row = await Eventually.Sees(
            () => Tasks.FindAsync(taskId, default), row => row is not null && expected(row.State), deadline ?? Deadline, $"task {taskId} is as expected");
        return row!.State;
    }

    /// <summary>The members that this node sees up.</summary>
    public Task SeesMembers(int count) => Eventually.IsTrue(
        () => Akka.Cluster.Cluster.Get(System).State.Members.Count(member => member.Status == MemberStatus.Up) == count, Deadline, $"{count} members are up");

    /// <summary>Stops it as SIGTERM does.</summary>
    public async Task StopAsync()
    {
        _stopped = true;
        await _host.StopAsync().WaitAsync(Deadline);
    }

    /// <summary>Ends it without a word to the others, as far as that is possible in one process.</summary>
    public async Task KillAsync()
    {
        _stopped = true;
        var provider = (Akka.Remote.IRemoteActorRefProvider)((ExtendedActorSystem)System).Provider;
        await provider.Transport.Shutdown();
        await ((ExtendedActorSystem)System).Terminate().WaitAsync(Deadline);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopped)
            await StopAsync();
        _host.Dispose();
    }

    private static IHost Build(Action<HostApplicationBuilder> configure, Kind kind, (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
        [
            .. kind.Apps.Select((app, index) => KeyValuePair.Create($"Scheduler:InstalledApps:{index}", (string?)app)),
            new("Scheduler:ShutdownGrace", "00:00:10"),
        ]);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Scheduler:{setting.Key}", (string?)setting.Value)));
        builder.AddScheduler(kind.Process);
        configure(builder);
        var log = new LogLines();
        builder.Services.AddSingleton(log);
        builder.Logging.AddProvider(log);
        return builder.Build();
    }

    private static void UseShared(HostApplicationBuilder builder, SharedStore shared, Address? first)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton(shared.Store));
        builder.Services.Replace(ServiceDescriptor.Singleton<IJournalDatabase>(shared.Store));
        // One process follows the journal for the text index; nothing here searches.
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(TaskTextIndexer)));
        builder.Services.Replace(ServiceDescriptor.Singleton<IClusterFormation>(new JoinFormation(first)));
    }

    private static string Reasons(HealthReport report) => string.Join(", ", report.Entries.Select(entry => $"{entry.Key}: {entry.Value.Description}"));

    /// <summary>What a process does.</summary>
    internal sealed record Kind
    {
        public SchedulerProcess Process { get; init; } = SchedulerProcess.Node;

        public IReadOnlyList<string> Apps { get; init; } = ["DemoApp"];
    }
}
