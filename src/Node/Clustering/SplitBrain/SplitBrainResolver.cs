using ActorScheduler.Node.Settings;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Cluster;
using Akka.Cluster.SBR;
using Akka.Configuration;

namespace ActorScheduler.Node.Clustering.SplitBrain;

/// <summary>
/// Akka's split brain resolver with one more strategy, <c>database</c>: the default where there is one. Akka's own decide by what each process
/// sees; processes that see differently may all end themselves.
/// </summary>
public sealed class SplitBrainResolver : IDowningProvider
{
    /// <summary>The name of the strategy.</summary>
    public const string Database = "database";

    private const string Section = "akka.cluster.split-brain-resolver";

    /// <summary>Called by Akka.</summary>
    /// <exception cref="ConfigurationException">The strategy needs a database, and there is none.</exception>
    public SplitBrainResolver(ActorSystem system, Cluster cluster)
    {
        var config = system.Settings.Config;
        if (config.GetString($"{Section}.active-strategy", "") != Database)
        {
            var akka = new SplitBrainResolverProvider(system, cluster);
            (DownRemovalMargin, DowningActorProps) = (akka.DownRemovalMargin, akka.DowningActorProps);
            return;
        }

        var setup = system.Settings.Setup.Get<DowningSetup>();
        var decision = setup.HasValue
            ? setup.Value.Decision
            : throw new ConfigurationException($"{Section}.active-strategy in {ClusterNames.SettingsFile}: given {Database}; allowed: one that needs no database.");
        var stableAfter = config.GetTimeSpan($"{Section}.{Database}.stable-after");
        DownRemovalMargin = config.GetTimeSpan("akka.cluster.down-removal-margin");
        DowningActorProps = Props.Create(() => new DowningActor(cluster, decision, stableAfter));
    }

    /// <inheritdoc />
    public TimeSpan DownRemovalMargin { get; }

    /// <inheritdoc />
    public Props DowningActorProps { get; }
}

/// <summary>Hands the decision to <see cref="SplitBrainResolver"/>, which Akka creates by the name of its class.</summary>
internal sealed class DowningSetup(DowningDecision decision) : Setup
{
    public DowningDecision Decision { get; } = decision;
}
