using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.WakeUps;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Node.Tests.WakeUps;

/// <summary>Apps whose tasks have the names <c>App.0</c>, <c>App.1</c>, …</summary>
internal static class Apps
{
    /// <summary>What is served where nodes have these apps.</summary>
    public static ServedLanes Served(params (string App, int Names)[] apps) => new(
        from app in apps
        from n in Enumerable.Range(0, app.Names)
        select new TaskDescription(Name(app.App, n), app.App, false, "M", Delivery.AtLeastOnce, new RetryPolicy(0, TimeSpan.Zero, TimeSpan.Zero), []));

    /// <summary>The lane of a task of an app.</summary>
    public static int Lane(string app, int n = 0, bool isHeld = false) => Lanes.Of(Name(app, n), isHeld);

    /// <summary>The daemon that wakes the tasks of an app.</summary>
    public static int DaemonOf(string app) => Partitions.Of(app) % WakeUpDaemon.Instances;

    private static string Name(string app, int n) => $"{app}.{n}";
}
