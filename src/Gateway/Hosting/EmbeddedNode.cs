using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Settings;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Hosting;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Gateway.Hosting;

/// <summary>The one place where the gateway knows the node: it hosts one in its own process, or reaches those of a cluster.</summary>
internal static class EmbeddedNode
{
    private const string Apps = "InstalledApps";
    private const string SampleApp = "DemoApp";

    /// <summary>Adds the node and what it tells whoever starts the server. Where no app is named, it has the tasks of the sample app for a first try.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(GatewayOptions.Section);
        var isEmbedded = section.GetValue(nameof(GatewayOptions.Embedded), true);
        if (isEmbedded && !section.GetSection(Apps).Exists())
            builder.Configuration.AddInMemoryCollection([new($"{section.Path}:{Apps}:0", SampleApp)]);
        builder.AddScheduler(isEmbedded ? SchedulerProcess.NodeWithGateway : SchedulerProcess.Gateway, typeof(GatewayOptions));
        if (isEmbedded)
            builder.Services.AddSingleton<IStartupFacts, NodeFacts>();
        else
            builder.Services.AddSingleton<IStartupFacts, GatewayFacts>();
    }

    private sealed class GatewayFacts(IJournalDatabase store, SchedulerTimeZone zone) : IStartupFacts
    {
        public IReadOnlyList<StartupFact> Facts => [new("data", store.Name), new("time zone", zone.Zone.Id), new("tasks", "run by the nodes of the cluster")];
    }

    private sealed class NodeFacts(IJournalDatabase store, TaskCatalog catalog, SchedulerTimeZone zone) : IStartupFacts
    {
        public IReadOnlyList<StartupFact> Facts =>
        [
            new("data", store.Name),
            new("time zone", zone.Zone.Id),
            .. catalog.Tasks.GroupBy(task => task.App).Select(app => new StartupFact("app", $"{app.Key}: {string.Join(", ", app.Select(task => task.Name))}")),
        ];
    }
}
