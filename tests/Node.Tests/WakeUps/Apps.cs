using System.Collections.Concurrent;
using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.WakeUps;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Node.Tests.WakeUps;

/// <summary>Apps whose tasks have the names <c>App.0</c>, <c>App.1</c>, …</summary>
internal static class Apps
{
    private static readonly ConcurrentDictionary<int, LaneOwner> Owners = new();

    /// <summary>What is served where nodes have these apps and take all queues.</summary>
    public static ServedTasks Served(params (string App, int Names)[] apps) => new([.. apps.Select(app => Node(app.App, app.Names))], []);

    /// <summary>What a node with one app tells.</summary>
    public static NodeOffer Node(string app, int names, params string[] queues) => new(
        [.. Enumerable.Range(0, names).Select(n => new TaskDescription(Name(app, n), app, false, "M", Delivery.AtLeastOnce, new RetryPolicy(0, TimeSpan.Zero, TimeSpan.Zero), []))],
        ConsumedQueues.FromStored(queues));

    /// <summary>The lane of a task of an app.</summary>
    public static int Lane(string app, int n = 0, bool isHeld = false, string queue = TaskQueues.Default)
    {
        var owner = new LaneOwner(Name(app, n), queue);
        var lane = Lanes.Of(owner, isHeld);
        Owners[lane] = owner;
        return lane;
    }

    /// <summary>Whose lane it is.</summary>
    public static LaneOwner OwnerOf(int lane) => Owners[lane];

    /// <summary>The daemon that wakes the tasks of an app.</summary>
    public static int DaemonOf(string app) => Partitions.Of(app) % WakeUpDaemon.Instances;

    private static string Name(string app, int n) => $"{app}.{n}";
}
