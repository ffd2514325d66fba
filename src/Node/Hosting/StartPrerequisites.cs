using System.Security.Cryptography;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Apps.Discovery;
using ActorScheduler.Node.Clustering;
using ActorScheduler.Node.Clustering.Database;
using ActorScheduler.Node.Clustering.Tls;
using ActorScheduler.Node.Clustering.Upgrades;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Database;
using Akka.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Node.Hosting;

/// <summary>
/// Opens the journal, loads the apps and reads cluster.hocon before the actor system does: there a failure would be logged with its stack
/// trace and end the process from within, here it ends the start with its message alone.
/// </summary>
/// <param name="journal">Opened by asking for it.</param>
/// <param name="options">Validated by asking for them.</param>
/// <param name="services">Leases are there only where processes share a database.</param>
internal sealed class StartPrerequisites(
    IJournalDatabase journal, IOptions<SchedulerOptions> options, IServiceProvider services) : IHostedService
{
    private static readonly TimeSpan LeaseLasts = TimeSpan.FromSeconds(5);

    /// <summary>Makes it. The apps, where tasks are run, are loaded here: the host makes the actor system before it starts anything.</summary>
    /// <exception cref="TaskDiscoveryException">There is something wrong with an app.</exception>
    public static StartPrerequisites Create(IServiceProvider services)
    {
        services.GetService<TaskCatalog>();
        return ActivatorUtilities.CreateInstance<StartPrerequisites>(services);
    }

    /// <exception cref="SchedulerStartException">cluster.hocon or a certificate is missing or not usable.</exception>
    /// <exception cref="JournalOpenException">The processes on the database are set otherwise than this one.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var config = SchedulerHocon.Load(options.Value);
        if (options.Value.TlsCertificate.Length > 0)
            NodeCertificate.Load(options.Value);
        var leases = services.GetService<LeaseTable>();
        await journal.EnsureAsync(SharedSettings.Of(config, isShared: leases is not null), cancellationToken);
        await services.GetRequiredService<WireAgreement>().StartAsync(isAlone: leases is null, cancellationToken);
        if (leases is not null && SharedSettings.StrategyOf(config) == SchedulerHocon.LeaseMajority)
            await TryLease(leases, config);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The resolver takes its lease for the first time when the cluster is cut: too late to find that it does not work.
    private static async Task TryLease(LeaseTable leases, Config config)
    {
        var name = $"trial {RandomNumberGenerator.GetHexString(16)}";
        if (!await leases.TakeAsync(name, ClusterNames.System, LeaseLasts) || !await leases.GiveBackAsync(name, ClusterNames.System))
        {
            throw new SchedulerStartException(
                $"akka.cluster.split-brain-resolver.active-strategy in {ClusterNames.SettingsFile}: given {SharedSettings.StrategyOf(config)}, "
                + "but a lease in the database could not be taken and given back.");
        }
    }
}
