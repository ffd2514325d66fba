using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ActorScheduler.Node.Tests.Architecture;

/// <summary>Arrows point one way: gateway to node, both to contracts; the journal knows neither.</summary>
public sealed partial class ReferenceTests
{
    private static readonly DirectoryInfo Root = FindRoot();

    [Theory]
    [InlineData("src/Authoring", "")]
    [InlineData("src/Contracts", "Authoring")]
    [InlineData("src/Journal", "")]
    [InlineData("src/Operations", "")]
    [InlineData("src/Storage", "Contracts, Journal")]
    [InlineData("src/Node", "Contracts, Journal, Operations, Storage")]
    [InlineData("src/Gateway", "Contracts, DemoApp, Node, Operations")]
    [InlineData("apps/DemoApp", "Authoring")]
    public void A_project_references_what_it_may_and_nothing_else(string project, string allowed)
    {
        var file = Root.GetDirectories(project)[0].GetFiles("*.csproj").Single();
        var references = XDocument.Load(file.FullName).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Order(StringComparer.Ordinal);

        Assert.Equal(allowed, string.Join(", ", references));
    }

    [Fact]
    public void Contracts_know_no_host_no_actors_and_no_database()
    {
        string[] forbidden = ["Akka", "Microsoft.AspNetCore", "Microsoft.Data", "Microsoft.EntityFrameworkCore", "Npgsql", "SQLitePCLRaw", "System.Data", "Microsoft.Extensions.Hosting"];
        var references = typeof(Contracts.Tasks.TaskState).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.DoesNotContain(references, name => forbidden.Any(word => name.StartsWith(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_journal_knows_neither_tasks_nor_the_node() => Assert.DoesNotContain(
        typeof(Journal.Store.IJournalStore).Assembly.GetReferencedAssemblies(),
        reference => reference.Name!.StartsWith("ActorScheduler.", StringComparison.Ordinal));

    [Fact]
    public void The_gateway_names_the_node_only_where_it_hosts_one()
    {
        var gateway = Path.Combine(Root.FullName, "src", "Gateway");
        var named = Directory.EnumerateFiles(gateway, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(gateway, file).Replace('\\', '/'), File: file))
            .Where(file => !file.Path.StartsWith("obj/", StringComparison.Ordinal) && !file.Path.StartsWith("bin/", StringComparison.Ordinal))
            .Where(file => NodeOrJournal().IsMatch(File.ReadAllText(file.File)))
            .Select(file => file.Path)
            .ToList();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, path => path != "Program.cs" && !path.StartsWith("Hosting/", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\bActorScheduler\.(Node|Journal)\b|\bAkka\b")]
    private static partial Regex NodeOrJournal();

    private static DirectoryInfo FindRoot()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);
        while (!File.Exists(Path.Combine(folder.FullName, "ActorScheduler.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("These tests run below the folder of the solution.");
        return folder;
    }
}
