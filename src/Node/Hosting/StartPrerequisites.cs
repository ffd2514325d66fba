using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Apps.Discovery;
using ActorScheduler.Node.Clustering;
using ActorScheduler.Node.Clustering.Tls;
using ActorScheduler.Node.Clustering.Upgrades;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Node.Hosting;

/// <summary>
/// Opens the journal, loads the apps and reads cluster.hocon before the actor system does. A failure there would be logged with its stack trace and end
/// the process from within; here it ends the start with its message alone.
/// </summary>
/// <param name="journal">Opened by asking for it.</param>
/// <param name="options">Validated by asking for them.</param>
/// <param name="topology">Whether others can be on the database.</param>
/// <param name="wire">What this process may write.</param>
internal sealed class StartPrerequisites(
    IJournalDatabase journal, IOptions<SchedulerOptions> options, Topology topology, WireAgreement wire) : IHostedService
{
    /// <summary>Creates it. Where tasks are run, their apps are loaded here: the host creates the actor system before it starts anything.</summary>
    /// <exception cref="TaskDiscoveryException">There is something wrong with an app.</exception>
    public static StartPrerequisites Create(IServiceProvider services)
    {
        if (services.GetRequiredService<Topology>().RunsTasks)
            services.GetRequiredService<TaskCatalog>();
        return ActivatorUtilities.CreateInstance<StartPrerequisites>(services);
    }

    /// <exception cref="SchedulerStartException">cluster.hocon or a certificate is missing or not usable.</exception>
    /// <exception cref="JournalOpenException">The processes on the database are set otherwise than this one.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var config = SchedulerHocon.Load(options.Value);
        if (options.Value.TlsCertificate.Length > 0)
            NodeCertificates.Load(options.Value);
        await journal.EnsureAsync(SharedSettings.Of(config, topology.Mode), cancellationToken);
        await wire.StartAsync(topology.Mode, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
