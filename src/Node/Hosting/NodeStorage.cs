using ActorScheduler.Contracts.Execution;
using ActorScheduler.Node.Client;
using ActorScheduler.Node.Clustering;
using ActorScheduler.Node.Clustering.Formation;
using ActorScheduler.Node.Clustering.SplitBrain;
using ActorScheduler.Node.Clustering.Upgrades;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage;
using ActorScheduler.Storage.Cluster;
using ActorScheduler.Storage.Database;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Node.Hosting;

/// <summary>Adds the database that the settings name, and what goes with one that is shared or is not.</summary>
internal static class NodeStorage
{
    /// <summary>Adds the database.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="storage"><see cref="SchedulerOptions.Storage"/>; a value that is not known is refused when the host starts.</param>
    /// <param name="options">Finds the settings.</param>
    public static void Add(IServiceCollection services, string storage, Func<IServiceProvider, SchedulerOptions> options)
    {
        // What is not built in is refused when the settings are checked, before anything is opened.
        var kind = Storages.Find(storage) ?? Storages.BuiltIn[0];
        services.AddStorage(kind, provider => new StorageSettings(options(provider).DataDirectory, options(provider).ConnectionString));
        if (kind.IsShared)
            AddCluster(services);
        else
            AddAlone(services);
        services.AddSingleton(provider => new WireLevel(options(provider).WireVersion));
        services.AddSingleton<WireVersionTable>();
        services.AddSingleton<WireAgreement>();
    }

    private static void AddAlone(IServiceCollection services)
    {
        services.AddSingleton<IClusterFormation, AloneFormation>();
        services.AddSingleton(AskPatience.Default);
    }

    private static void AddCluster(IServiceCollection services)
    {
        services.AddSingleton(AskPatience.OfSharedDatabase);
        services.AddSingleton<IClusterFormation, DatabaseFormation>();
        services.AddSingleton(provider => new DowningDecision(provider.GetRequiredService<IDowningTable>(), DowningDecision.BeatsWithin));
        services.AddSingleton<WireUpgrade>();
        services.AddSingleton(provider => new ClusterCatalog(
            provider.GetRequiredService<INodeTable>(),
            provider.GetRequiredService<NodeOffer>(),
            provider.GetRequiredService<TimeProvider>()));
    }
}
