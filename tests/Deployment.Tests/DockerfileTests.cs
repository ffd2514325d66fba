namespace ActorScheduler.Deployment.Tests;

/// <summary>The Dockerfile fits the projects that it builds.</summary>
public sealed class DockerfileTests
{
    private static readonly Dockerfile File = Dockerfile.Read();

    [Fact]
    public void Everything_that_it_copies_is_there()
    {
        var sources = File.Copies.SelectMany(copy => copy.Sources).ToList();

        Assert.True(sources.Count > 10);
        Assert.DoesNotContain(sources, source => !Path.Exists(Repository.PathOf(source)));
    }

    [Fact]
    public void Every_project_is_there_with_its_lock_file_when_packages_are_restored()
    {
        var copied = File.Copies.ToLookup(copy => copy.Target.TrimEnd('/'), copy => copy.Sources);

        foreach (var project in Programs.ProjectsOf("src/Gateway/Gateway.csproj"))
        {
            var folder = Path.GetDirectoryName(project)!;
            Assert.True(copied.Contains(folder), $"{folder} is not copied before the restore");
            Assert.Equal([project, $"{folder}/packages.lock.json"], copied[folder].First());
        }
    }

    [Fact]
    public void Whatever_holds_for_all_projects_is_there_when_packages_are_restored()
    {
        // An image is built from projects and not from the solution.
        var shared = Directory.EnumerateFiles(Repository.Root, "Directory.*").Select(path => Path.GetFileName(path)!).Where(file => !file.StartsWith("Directory.Solution", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(shared);
        Assert.All(shared, file => Assert.Contains(file, File.Copies.First().Sources));
    }

    [Theory]
    [InlineData("node", Programs.Node)]
    [InlineData("gateway", Programs.Gateway)]
    public void An_image_starts_its_program_as_a_user_without_rights(string stage, string program)
    {
        Assert.Contains(File.All("ENTRYPOINT"), entry => entry == (stage, $"[\"dotnet\", \"{program}\"]"));
        Assert.Contains(File.All("USER"), user => user == ("base", "$APP_UID"));
        Assert.Contains(File.All("RUN"), run => run.Text.Contains($"-o /publish/{stage} ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_variables_of_an_image_can_be_meant()
    {
        var node = new ProcessSettings(File.Variables("node"));

        Assert.Equal([$"/apps/DemoApp/{Programs.App}"], node.Options.InstalledApps);
        Assert.Equal("/data", node.Options.DataDirectory);
        Assert.Equal((4053, 8000), (node.ClusterPort, node.HttpPort));
        Assert.Equal(["4053", "8000"], File.All("EXPOSE").Select(port => port.Text).Order(StringComparer.Ordinal));
        Assert.Contains(File.All("HEALTHCHECK"), check => check.Text.EndsWith("CMD [\"healthcheck\", \"8000\"]", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_copied_is_not_ignored()
    {
        var kept = Repository.Read("deploy/docker/Dockerfile.dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();

        Assert.DoesNotContain(
            File.Copies.SelectMany(copy => copy.Sources),
            source => !kept.Exists(path => source == path || source.StartsWith(path + '/', StringComparison.Ordinal)));
    }
}
