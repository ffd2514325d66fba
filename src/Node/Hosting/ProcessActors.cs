using ActorScheduler.Node.Clustering;
using ActorScheduler.Node.Clustering.Crashes;
using ActorScheduler.Node.Clustering.SplitBrain;
using ActorScheduler.Node.Clustering.Tls;
using ActorScheduler.Node.Settings;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Storage.Cluster;
using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Node.Hosting;

/// <summary>What the actor systems of all processes of a cluster have in common.</summary>
internal static class ProcessActors
{
    /// <summary>Adds logging, configuration, roles, downing and certificates.</summary>
    public static AkkaConfigurationBuilder WithProcess(this AkkaConfigurationBuilder akka, IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SchedulerOptions>>().Value;
        var topology = services.GetRequiredService<Topology>();
        akka.ConfigureLoggers(loggers =>
            {
                loggers.ClearLoggers();
                loggers.AddLoggerFactory();
            })
            .AddHocon(SchedulerHocon.Load(options), HoconAddMode.Prepend)
            .WithClustering(new ClusterOptions { Roles = [.. topology.Roles] });
        // Without it, calls under way would hold up the end of the process, and so its restart.
        akka.AddStartup((system, _) => system.RegisterOnTermination(services.GetRequiredService<SchedulerRegions>().End));
        if (topology.Mode == ClusterMode.Clustered)
            akka.WithOthers(services);
        return services.GetRequiredService<IClusterFormation>().TakesOthers
            ? akka.WithCertificates(options)
            : akka.AddHocon(RemotingHocon.InProcess, HoconAddMode.Prepend);
    }

    private static AkkaConfigurationBuilder WithCertificates(this AkkaConfigurationBuilder akka, SchedulerOptions options)
    {
        if (options.TlsCertificate.Length == 0)
            return akka;
        var certificates = NodeCertificates.Load(options);
        return akka.AddSetup(certificates).AddSetup(certificates.ToSetup());
    }

    // What it takes to notice that another process has died or is cut off, and to agree on it.
    private static void WithOthers(this AkkaConfigurationBuilder akka, IServiceProvider services)
    {
        akka.AddSetup(new DowningSetup(services.GetRequiredService<DowningDecision>()));
        var session = services.GetRequiredService<ILivenessSession>();
        var table = services.GetRequiredService<IDowningTable>();
        akka.WithActors((system, _) => system.ActorOf(Props.Create(() => new CrashDetector(session, table)), "crash-detector"));
    }
}
