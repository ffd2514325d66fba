using ActorScheduler.Contracts.Validation;
using ActorScheduler.Node.Clustering;
using ActorScheduler.Node.Hosting;
using ActorScheduler.Node.Settings;
using Akka.Cluster.Sharding;
using Akka.Cluster.Tools.Singleton;
using Akka.Configuration;
using Akka.DistributedData;
using Akka.Persistence;

namespace ActorScheduler.Node.Tests.Hosting;

/// <summary>A typing error in HOCON is silent; here it is not.</summary>
public sealed class HoconTests
{
    private static readonly Config Reference = ConfigurationFactory.Default()
        .WithFallback(ConfigurationFactory.FromResource<Akka.Cluster.Cluster>("Akka.Cluster.Configuration.Cluster.conf"))
        .WithFallback(ConfigurationFactory.FromResource<Akka.Remote.RemoteSettings>("Akka.Remote.Configuration.Remote.conf"))
        .WithFallback(ClusterSharding.DefaultConfig())
        .WithFallback(ClusterSingleton.DefaultConfig())
        .WithFallback(DistributedData.DefaultConfig())
        .WithFallback(Persistence.DefaultConfig());

    [Fact]
    public void Every_key_of_the_cluster_file_is_known_to_Akka()
    {
        var file = ConfigurationFactory.ParseString(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, ClusterNames.SettingsFile)));

        Assert.Empty(UnknownKeys(file));
        Assert.True(Keys(file).Count() > 20);
    }

    [Fact]
    public void A_typing_error_would_be_noticed() =>
        Assert.Equal(["akka.cluster.sharding.hand-off-timeout"], UnknownKeys(ConfigurationFactory.ParseString("akka.cluster.sharding.hand-off-timeout = 12s")));

    [Fact]
    public void What_the_operator_writes_is_stronger_than_our_own()
    {
        var loaded = SchedulerHocon.Load(new SchedulerOptions());

        Assert.Equal("INFO", loaded.GetString("akka.loglevel"));
        Assert.Equal(TimeSpan.FromSeconds(45), loaded.GetTimeSpan("akka.coordinated-shutdown.phases.before-service-unbind.timeout"));
        Assert.Equal("akka.persistence.journal.actor-scheduler", loaded.GetString("akka.persistence.journal.plugin"));
    }

    [Fact]
    public void Messages_may_be_as_long_as_the_longest_call_and_nodes_take_shards_by_their_release()
    {
        var loaded = SchedulerHocon.Load(new SchedulerOptions());

        Assert.Equal(SchedulerHocon.LargestMessage, loaded.GetByteSize("akka.remote.dot-netty.tcp.maximum-frame-size"));
        Assert.True(SchedulerHocon.LargestMessage > 3 * PayloadLimit.Most);
        Assert.Equal(typeof(SchedulerHocon).Assembly.GetName().Version!.ToString(3), loaded.GetString("akka.cluster.app-version"));
    }

    [Fact]
    public void A_frame_that_is_too_small_for_the_longest_call_is_refused_with_both_settings()
    {
        var config = ConfigurationFactory.ParseString("akka.remote.dot-netty.tcp.maximum-frame-size = 512000b");

        var error = Assert.Throws<SchedulerStartException>(() => SchedulerHocon.CheckFrameSize(config));

        Assert.Equal(
            "akka.remote.dot-netty.tcp.maximum-frame-size in cluster.hocon: given 512000 bytes; allowed: 3500000 or more (as without the line), "
            + "because Scheduler:MaxPayloadBytes of a gateway may be up to 1000000.",
            error.Message);
    }

    [Theory]
    [InlineData("10.0.0.1", false, false, true)]
    [InlineData("0.0.0.0", false, false, true)]
    [InlineData("node-1.example.com", false, false, true)]
    [InlineData("", false, false, true)]
    [InlineData("10.0.0.1", true, false, false)]
    [InlineData("10.0.0.1", false, true, false)]
    [InlineData("127.0.0.1", false, false, false)]
    [InlineData("::1", false, false, false)]
    [InlineData("localhost", false, false, false)]
    public void A_port_that_other_machines_reach_needs_certificates(string host, bool tls, bool insists, bool refused)
    {
        var options = new SchedulerOptions { Storage = "postgresql", TlsCertificate = tls ? "node.pfx" : "", AllowPlainCluster = insists };
        var config = ConfigurationFactory.ParseString($"akka.remote.dot-netty.tcp.hostname = \"{host}\"");

        var error = Record.Exception(() => RemotingHocon.CheckReach(options, config));

        Assert.Equal(refused, error is SchedulerStartException);
        if (refused)
            Assert.StartsWith($"CLUSTER_HOST, CLUSTER_BIND_HOST or akka.remote.dot-netty.tcp.hostname in cluster.hocon: given \"{host}\"; allowed: a loopback address", error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_strategy_asks_the_database_where_there_is_one()
    {
        Assert.Equal("database", SharedSettings.StrategyOf(SchedulerHocon.Load(new SchedulerOptions { Storage = "postgresql" })));
        Assert.Equal("keep-majority", SharedSettings.StrategyOf(SchedulerHocon.Load(new SchedulerOptions())));
    }

    [Theory]
    [InlineData("postgresql", "lease-majority", "database (as without the line), keep-majority or static-quorum.")]
    [InlineData("sqlite", "lease-majority", "keep-majority or static-quorum, because Scheduler:Storage is sqlite, a journal that one process owns.")]
    [InlineData("sqlite", "database", "keep-majority or static-quorum, because Scheduler:Storage is sqlite, a journal that one process owns.")]
    public void A_strategy_that_cannot_be_followed_is_refused_with_what_is_allowed(string storage, string strategy, string allowed)
    {
        var config = ConfigurationFactory.ParseString($"akka.cluster.split-brain-resolver.active-strategy = {strategy}");

        var error = Assert.Throws<SchedulerStartException>(() => SchedulerHocon.CheckStrategy(new SchedulerOptions { Storage = storage }, config));

        Assert.Equal($"akka.cluster.split-brain-resolver.active-strategy in cluster.hocon: given {strategy}; allowed: {allowed}", error.Message);
    }

    [Theory]
    [InlineData("postgresql", "database")]
    [InlineData("postgresql", "static-quorum")]
    [InlineData("sqlite", "keep-majority")]
    public void Any_other_strategy_is_taken(string storage, string strategy) => SchedulerHocon.CheckStrategy(
        new SchedulerOptions { Storage = storage }, ConfigurationFactory.ParseString($"akka.cluster.split-brain-resolver.active-strategy = {strategy}"));

    [Theory]
    [InlineData("keep-majority", "keep-majority")]
    [InlineData("static-quorum", "static-quorum of 2")]
    public void Processes_compare_the_strategy_with_what_decides_in_it(string active, string compared) => Assert.Equal(compared, SharedSettings.StrategyOf(
        ConfigurationFactory.ParseString($"akka.cluster.split-brain-resolver {{ active-strategy = {active}, static-quorum.quorum-size = 2 }}")));

    [Fact]
    public void Runs_end_after_the_shards_were_given_away_and_before_the_node_leaves()
    {
        var phases = SchedulerHocon.Load(new SchedulerOptions()).GetConfig("akka.coordinated-shutdown.phases");

        Assert.Equal(["cluster-sharding-shutdown-region"], phases.GetStringList($"{NodeShutdown.PhaseEndRuns}.depends-on"));
        Assert.Equal([NodeShutdown.PhaseEndRuns], phases.GetStringList("cluster-leave.depends-on"));
    }

    private static IEnumerable<string> UnknownKeys(Config config) => Keys(config).Where(key => !Reference.HasPath(key));

    private static IEnumerable<string> Keys(Config config)
    {
        return Leaves("", config.Root.GetObject());

        static IEnumerable<string> Leaves(string path, Akka.Configuration.Hocon.HoconObject node) => node.Items.SelectMany(item =>
            item.Value.IsObject() ? Leaves($"{path}{item.Key}.", item.Value.GetObject()) : [path + item.Key]);
    }
}
