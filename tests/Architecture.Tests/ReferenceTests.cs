using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ActorScheduler.Architecture.Tests;

/// <summary>Arrows between projects point one way, and each project names only the libraries that are its business.</summary>
public sealed partial class ReferenceTests
{
    [Theory]
    [InlineData("src/Authoring", "")]
    [InlineData("src/Contracts", "Authoring")]
    [InlineData("src/Journal", "")]
    [InlineData("src/Storage", "Contracts, Journal")]
    [InlineData("src/Operations", "")]
    [InlineData("src/Node", "Contracts, Journal, Operations, Storage")]
    [InlineData("src/Gateway", "Contracts, DemoApp, Node, Operations")]
    [InlineData("apps/DemoApp", "Authoring")]
    public void A_project_references_what_it_may_and_nothing_else(string project, string allowed)
    {
        var file = Directory.GetFiles(Path.Combine(Repository.Root, project), "*.csproj").Single();
        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Order(StringComparer.Ordinal);

        Assert.Equal(allowed, string.Join(", ", references));
    }

    [Fact]
    public void A_task_app_gets_nothing_but_two_sets_of_abstractions() => Assert.Equal(
        ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"], Packages("src/Authoring"));

    [Fact]
    public void Contracts_know_no_host_no_actors_and_no_database()
    {
        string[] forbidden = ["Akka", "Microsoft.AspNetCore", "Microsoft.Data", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions.Hosting", "Npgsql", "SQLitePCLRaw", "System.Data"];

        Assert.DoesNotContain(Packages("src/Contracts"), package => forbidden.Any(word => package.StartsWith(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_gateway_names_the_node_only_where_it_hosts_one()
    {
        var named = Repository.Sources("src/Gateway").Where(file => NodeOrJournal().IsMatch(file.Code)).ToList();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, file => file.Path != "Program.cs" && file.Folder != "Hosting");
    }

    [Theory]
    [InlineData("Journal")]
    [InlineData("Node")]
    [InlineData("Gateway")]
    public void Only_storage_names_a_driver_of_a_database(string project) => Assert.DoesNotContain(
        Repository.Sources($"src/{project}"), file => Driver().IsMatch(file.Code));

    // A third store must need no change above it.
    [Theory]
    [InlineData("Contracts")]
    [InlineData("Journal")]
    [InlineData("Node")]
    [InlineData("Gateway")]
    public void Only_storage_compares_the_name_of_a_database(string project) => Assert.DoesNotContain(
        Repository.Sources($"src/{project}"), file => file.Strings.Any(text => NameOfDatabase().IsMatch(text)));

    // Analysers and code generators are of no account: they are there only while the project is built.
    private static IReadOnlyList<string> Packages(string project)
    {
        var builders = XDocument.Load(Directory.GetFiles(Path.Combine(Repository.Root, project), "*.csproj").Single()).Descendants("PackageReference")
            .Where(reference => reference.Attribute("PrivateAssets")?.Value == "all")
            .Select(reference => reference.Attribute("Include")!.Value)
            .Append("Microsoft.CodeAnalysis.BannedApiAnalyzers");
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, project, "packages.lock.json")));
        return
        [
            .. from framework in locked.RootElement.GetProperty("dependencies").EnumerateObject()
               from package in framework.Value.EnumerateObject()
               where package.Value.GetProperty("type").GetString() != "Project" && !builders.Contains(package.Name)
               select package.Name,
        ];
    }

    [GeneratedRegex(@"\b(Npgsql\w*|SqliteConnection|SqliteCommand|SQLitePCL|Microsoft\.Data\.Sqlite)\b")]
    private static partial Regex Driver();

    [GeneratedRegex(@"^""(sqlite|postgresql|postgres)""$", RegexOptions.IgnoreCase)]
    private static partial Regex NameOfDatabase();

    [GeneratedRegex(@"\bActorScheduler\.(Node|Journal|Storage)\b|\bAkka\b")]
    private static partial Regex NodeOrJournal();
}
