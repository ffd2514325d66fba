namespace ActorScheduler.Authoring.Tests;

public sealed class PackageTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    [Fact]
    public void The_package_holds_the_assembly_its_documentation_and_the_readme()
    {
        Assert.Contains("lib/net10.0/ActorScheduler.Authoring.dll", package.Files);
        Assert.Contains("lib/net10.0/ActorScheduler.Authoring.xml", package.Files);
        Assert.Contains("README.md", package.Files);
        Assert.Equal(2, package.Files.Count(static file => file.StartsWith("lib/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_package_says_what_it_is_and_under_which_license()
    {
        Assert.Equal("ActorScheduler.Authoring", package.Metadata.Element("id")?.Value);
        Assert.Equal(PackedPackage.Version, package.Metadata.Element("version")?.Value);
        Assert.Equal("Apache-2.0", package.Metadata.Element("license")?.Value);
        Assert.Equal("README.md", package.Metadata.Element("readme")?.Value);
        Assert.Contains("[BackgroundTask]", package.Metadata.Element("description")?.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_names_no_repository_and_no_commit() => Assert.Null(package.Metadata.Element("repository"));

    [Fact]
    public void The_package_depends_on_abstractions_of_Microsoft_Extensions_alone() => Assert.Equal(
        ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"],
        package.Metadata.Descendants("dependency").Select(static dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal));
}
