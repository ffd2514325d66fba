using System.Net.Sockets;
using ActorScheduler.Harness.Clusters;
using ActorScheduler.Node.Settings;
using Akka.Actor;
using Akka.Configuration;

namespace ActorScheduler.Node.Tests.Hosting;

/// <summary>What the variables of the environment say about the address of a process and its cluster.</summary>
public sealed class ClusterEnvironmentTests
{
    [Fact]
    public void The_environment_says_nothing_if_it_is_empty() => Assert.Equal("", ClusterEnvironment.ToHocon(_ => null));

    [Fact]
    public void The_environment_names_host_port_and_seeds()
    {
        var config = ConfigurationFactory.ParseString(Environment(("CLUSTER_HOST", "node-1.local"), ("CLUSTER_PORT", "4053"), ("CLUSTER_SEEDS", "a:1, b-c.d:65535")));

        Assert.Equal("node-1.local", config.GetString("akka.remote.dot-netty.tcp.hostname"));
        Assert.Equal(4053, config.GetInt("akka.remote.dot-netty.tcp.port"));
        Assert.Equal(
            ["akka.tcp://actor-scheduler@a:1", "akka.tcp://actor-scheduler@b-c.d:65535"], config.GetStringList("akka.cluster.seed-nodes"));
    }

    [Fact]
    public void The_environment_names_where_the_process_listens_if_others_reach_it_elsewhere()
    {
        var config = ConfigurationFactory.ParseString(Environment(
            ("CLUSTER_HOST", "node-1.local"), ("CLUSTER_PORT", "4053"), ("CLUSTER_BIND_HOST", "0.0.0.0"), ("CLUSTER_BIND_PORT", "14053")));

        Assert.Equal("0.0.0.0", config.GetString("akka.remote.dot-netty.tcp.hostname"));
        Assert.Equal(14053, config.GetInt("akka.remote.dot-netty.tcp.port"));
        Assert.Equal("node-1.local", config.GetString("akka.remote.dot-netty.tcp.public-hostname"));
        Assert.Equal(4053, config.GetInt("akka.remote.dot-netty.tcp.public-port"));
    }

    [Fact]
    public void Where_the_process_listens_may_differ_in_the_host_or_the_port_alone()
    {
        var host = ConfigurationFactory.ParseString(Environment(("CLUSTER_HOST", "node-1.local"), ("CLUSTER_PORT", "4053"), ("CLUSTER_BIND_HOST", "0.0.0.0")));
        var port = ConfigurationFactory.ParseString(Environment(("CLUSTER_HOST", "node-1.local"), ("CLUSTER_PORT", "4053"), ("CLUSTER_BIND_PORT", "14053")));

        Assert.Equal(4053, host.GetInt("akka.remote.dot-netty.tcp.port"));
        Assert.False(host.HasPath("akka.remote.dot-netty.tcp.public-port"));
        Assert.Equal("node-1.local", port.GetString("akka.remote.dot-netty.tcp.hostname"));
        Assert.False(port.HasPath("akka.remote.dot-netty.tcp.public-hostname"));
    }

    [Fact]
    public async Task A_process_tells_others_where_they_reach_it_and_not_where_it_listens()
    {
        var (port, bound) = (StablePort.Take(), StablePort.Take());
        var variables = Environment(
            ("CLUSTER_HOST", "localhost"), ("CLUSTER_PORT", $"{port}"), ("CLUSTER_BIND_HOST", "127.0.0.1"), ("CLUSTER_BIND_PORT", $"{bound}"));
        using var system = ActorSystem.Create(
            "a", ConfigurationFactory.ParseString($"akka.actor.provider = remote\nakka.loglevel = OFF\nakka.stdout-loglevel = OFF\n{variables}"));
        using var client = new TcpClient();

        Assert.Equal($"akka.tcp://a@localhost:{port}", ((ExtendedActorSystem)system).Provider.DefaultAddress.ToString());
        await client.ConnectAsync("127.0.0.1", bound);
        await system.Terminate();
    }

    [Theory]
    [InlineData("CLUSTER_BIND_HOST", "a b", "CLUSTER_BIND_HOST: given \"a b\"; allowed: a host name or an address.")]
    [InlineData("CLUSTER_BIND_HOST", "::\n", "CLUSTER_BIND_HOST: given \"::\n\"; allowed: a host name or an address.")]
    [InlineData("CLUSTER_BIND_PORT", "0", "CLUSTER_BIND_PORT: given \"0\"; allowed: 1 to 65535.")]
    [InlineData("CLUSTER_BIND_PORT", "x", "CLUSTER_BIND_PORT: given \"x\"; allowed: 1 to 65535.")]
    [InlineData(
        "CLUSTER_BIND_HOST", "0.0.0.0", "CLUSTER_BIND_HOST: given \"0.0.0.0\"; allowed: only with CLUSTER_HOST, where the others reach this process (a host name or an address).")]
    [InlineData("CLUSTER_BIND_PORT", "4053", "CLUSTER_BIND_PORT: given \"4053\"; allowed: only with CLUSTER_PORT, where the others reach this process (1 to 65535).")]
    [InlineData("CLUSTER_HOST", "a\"b", "CLUSTER_HOST: given \"a\"b\"; allowed: a host name or an address.")]
    [InlineData("CLUSTER_PORT", "65536", "CLUSTER_PORT: given \"65536\"; allowed: 0 to 65535.")]
    [InlineData("CLUSTER_PORT", "-1", "CLUSTER_PORT: given \"-1\"; allowed: 0 to 65535.")]
    [InlineData("CLUSTER_SEEDS", "a", "CLUSTER_SEEDS: given \"a\"; allowed: host:port,host:port.")]
    [InlineData("CLUSTER_SEEDS", "a:1,", "CLUSTER_SEEDS: given \"\"; allowed: host:port,host:port.")]
    [InlineData("CLUSTER_HOST", "a\n", "CLUSTER_HOST: given \"a\n\"; allowed: a host name or an address.")]
    [InlineData("CLUSTER_SEEDS", "a:99999", "CLUSTER_SEEDS: given \"a:99999\"; allowed: host:port,host:port.")]
    public void What_cannot_be_meant_is_refused(string name, string value, string message) =>
        Assert.Equal(message, Assert.Throws<SchedulerStartException>(() => Environment((name, value))).Message);

    [Fact]
    public void A_port_that_the_system_chooses_is_none_at_which_others_reach_the_process() => Assert.Equal(
        "CLUSTER_BIND_PORT: given \"4053\"; allowed: only with CLUSTER_PORT, where the others reach this process (1 to 65535).",
        Assert.Throws<SchedulerStartException>(() => Environment(("CLUSTER_PORT", "0"), ("CLUSTER_BIND_PORT", "4053"))).Message);

    private static string Environment(params (string Name, string Value)[] variables) =>
        ClusterEnvironment.ToHocon(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
