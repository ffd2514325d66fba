namespace ActorScheduler.Deployment.Tests;

/// <summary>The units fit the programs that they start.</summary>
public sealed class SystemdTests
{
    private const string NodeUnit = "actor-scheduler-node@.service";
    private const string GatewayUnit = "actor-scheduler-gateway.service";
    private const string SingleUnit = "actor-scheduler.service";
    private const string ClusterFile = "cluster.env.example";

    [Fact]
    public void A_node_takes_its_settings_and_has_ports_of_its_own()
    {
        ProcessSettings first = Node("4051"), second = Node("4052");

        Assert.Equal("postgresql", first.Options.Storage);
        Assert.Contains("hostname = \"127.0.0.1\"", first.Hocon, StringComparison.Ordinal);
        Assert.Equal((4051, 14051), (first.ClusterPort, first.HttpPort));
        Assert.Equal((4052, 14052), (second.ClusterPort, second.HttpPort));
    }

    [Fact]
    public void A_gateway_takes_its_settings_and_holds_no_tasks()
    {
        var settings = SystemdUnit.Read(GatewayUnit, "").SettingsWith(ClusterFile);

        Assert.Equal("postgresql", settings.Options.Storage);
        Assert.False(settings.Gateway.Embedded);
        Assert.Equal((4050, 8000), (settings.ClusterPort, settings.HttpPort));
    }

    [Fact]
    public void A_single_process_takes_its_settings_and_keeps_a_file()
    {
        var settings = SystemdUnit.Read(SingleUnit, "").SettingsWith(null);

        Assert.Equal("sqlite", settings.Options.Storage);
        Assert.Equal("/var/lib/actor-scheduler", settings.Options.DataDirectory);
        Assert.True(settings.Gateway.Embedded);
    }

    [Theory]
    [InlineData(NodeUnit, ClusterFile, "node/" + Programs.Node)]
    [InlineData(GatewayUnit, ClusterFile, "gateway/" + Programs.Gateway)]
    [InlineData(SingleUnit, null, "gateway/" + Programs.Gateway)]
    public void A_unit_starts_what_is_published_and_gives_it_the_time_to_stop(string name, string? example, string program)
    {
        var unit = SystemdUnit.Read(name, "4051");

        Assert.Equal($"/opt/actor-scheduler/{program}", unit.Program);
        Assert.True(unit.StopTimeout >= unit.SettingsWith(example).StopsWithin, $"{name} kills after {unit.StopTimeout}");
    }

    private static ProcessSettings Node(string port) => SystemdUnit.Read(NodeUnit, port).SettingsWith(ClusterFile);
}
