using System.Globalization;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Identity;
using Akka.Configuration;

namespace ActorScheduler.Node.Clustering;

/// <summary>
/// The settings that must be the same in all processes of a cluster. Akka lets nodes join that differ in them, and they would run tasks twice; so each
/// process compares them with the database before it starts.
/// </summary>
internal static class SharedSettings
{
    /// <summary>The name and version of <see cref="Partitions"/>' hash and of the extractor that uses it.</summary>
    public const string Extractor = "xxhash32/1";

    /// <summary>The settings of this process.</summary>
    /// <param name="config">The actor system's configuration.</param>
    /// <param name="mode">Whether other processes may be on the same database.</param>
    public static IReadOnlyDictionary<string, string> Of(Config config, ClusterMode mode)
    {
        var settings = new Dictionary<string, string>
        {
            ["shards"] = Partitions.Count.ToString(CultureInfo.InvariantCulture),
            ["shard-extractor"] = Extractor,
        };
        if (mode == ClusterMode.Clustered)
            settings["split-brain-resolver"] = StrategyOf(config);
        return settings;
    }

    /// <summary>The strategy of the split brain resolver, with what decides in it.</summary>
    public static string StrategyOf(Config config)
    {
        var strategy = config.GetString("akka.cluster.split-brain-resolver.active-strategy", "keep-majority");
        return strategy == "static-quorum"
            ? $"{strategy} of {config.GetInt("akka.cluster.split-brain-resolver.static-quorum.quorum-size")}"
            : strategy;
    }
}
