namespace ActorScheduler.Deployment.Tests;

/// <summary>The compose file fits the images, and its processes each other.</summary>
public sealed class ComposeTests
{
    private static readonly YamlMap File = Yaml.Read("deploy/docker/compose.yaml");
    private static readonly YamlMap Services = File.Map("services");
    private static readonly string[] Nodes = ["node1", "node2", "node3"];

    [Fact]
    public void There_are_a_database_three_nodes_and_a_gateway() => Assert.Equal(["postgres", .. Nodes, "gateway"], Services.Keys);

    [Theory]
    [InlineData("node1", "node")]
    [InlineData("node2", "node")]
    [InlineData("node3", "node")]
    [InlineData("gateway", "gateway")]
    public void A_process_is_reached_by_its_name_takes_its_settings_and_has_the_time_to_stop(string name, string image)
    {
        var service = Services.Map(name);
        var settings = SettingsOf(service, image);

        Assert.Equal(name, service.Text("hostname"));
        Assert.Equal(name, settings.Variables["CLUSTER_HOST"]);
        Assert.Contains($"hostname = \"{name}\"", settings.Hocon, StringComparison.Ordinal);
        Assert.Equal("postgresql", settings.Options.Storage);
        Assert.Equal(image == "node", settings.Gateway.Embedded);
        Assert.Contains(image, Dockerfile.Read().Stages);
        Assert.Equal(image, service.Map("build").Text("target"));
        Assert.True(TimeSpan.FromSeconds(int.Parse(service.Text("stop_grace_period").TrimEnd('s'), null)) >= settings.StopsWithin);
    }

    [Fact]
    public void The_build_is_called_from_the_root_of_the_repository()
    {
        var build = Services.Map("node1").Map("build");
        var context = Path.GetFullPath(Path.Combine(Repository.PathOf("deploy/docker"), build.Text("context")));

        Assert.Equal(Path.TrimEndingDirectorySeparator(Repository.Root), Path.TrimEndingDirectorySeparator(context));
        Assert.True(System.IO.File.Exists(Path.Combine(context, build.Text("dockerfile"))));
    }

    [Fact]
    public void The_database_has_the_user_and_the_password_of_the_connection_string()
    {
        var example = EnvironmentFile.Read("deploy/docker/actor-scheduler.env.example");
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(example["Scheduler__ConnectionString"]);
        var database = Services.Map("postgres").Map("environment");

        Assert.Equal(("postgres", database.Text("POSTGRES_DB"), database.Text("POSTGRES_USER")), (connection.Host, connection.Database, connection.Username));
        Assert.Equal(example["POSTGRES_PASSWORD"], connection.Password);
    }

    [Fact]
    public void Only_the_gateway_is_reached_from_outside_and_only_from_this_machine()
    {
        Assert.Equal(["gateway"], Services.Keys.Where(name => Services.Map(name).Has("ports")));
        Assert.Equal(["127.0.0.1:8000:8000"], Services.Map("gateway").List("ports"));
    }

    [Fact]
    public void What_services_name_is_declared()
    {
        foreach (var name in Services.Keys)
        {
            var service = Services.Map(name);
            Assert.All(service.List("networks"), network => Assert.True(File.Map("networks").Has(network)));
            Assert.All(service.Has("volumes") ? service.List("volumes") : [], volume => Assert.True(File.Map("volumes").Has(volume.Split(':')[0])));
            Assert.All(service.Has("depends_on") ? service.Map("depends_on").Keys : [], other => Assert.True(Services.Has(other)));
        }
    }

    private static ProcessSettings SettingsOf(YamlMap service, string image)
    {
        var variables = Dockerfile.Read().Variables(image);
        foreach (var (name, value) in EnvironmentFile.Read($"deploy/docker/{service.Text("env_file")}.example"))
            variables[name] = value;
        var environment = service.Map("environment");
        foreach (var name in environment.Keys)
            variables[name] = environment.Text(name);
        return new ProcessSettings(variables);
    }
}
