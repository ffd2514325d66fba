using System.Text.RegularExpressions;

namespace ActorScheduler.EndToEnd.Tests.Docs;

/// <summary>What the pages for those who change the code name is there under that name.</summary>
public sealed partial class NamedFilesTests
{
    private const int FewestInArchitecture = 40;
    private static readonly string[] Folders = ["src/", "apps/", "tests/", "tools/", "docs/", "deploy/", ".ci/"];

    [Theory]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/extending.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("README.md")]
    [InlineData("SECURITY.md")]
    [InlineData("docs/scaling.md")]
    public void Every_file_that_a_page_names_exists(string path) =>
        Assert.All(NamedIn(new Page(path)), name => Assert.True(Exists(name), $"{path} names {name}, which does not exist"));

    [Fact]
    public void Every_file_that_a_decision_names_exists() => Assert.Empty(
        from page in Page.All()
        where page.Path.StartsWith("docs/adr/", StringComparison.Ordinal)
        from name in NamedIn(page)
        where !Exists(name)
        select $"{page.Path}: {name}");

    [Fact]
    public void The_walk_through_the_code_names_its_files() => Assert.InRange(NamedIn(new Page("docs/architecture.md")).Count(), FewestInArchitecture, 500);

    private static bool Exists(string name) => Path.Exists(Path.Combine(Page.SolutionFolder(), name));

    // A path in backticks that begins with a folder of the repository.
    private static IEnumerable<string> NamedIn(Page page) => InBackticks().Matches(page.Text)
        .Select(match => match.Groups["path"].Value)
        .Where(path => Folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)))
        .Distinct();

    [GeneratedRegex(@"`(?<path>[\w.\-]+/[\w.\-/]*)`")]
    private static partial Regex InBackticks();
}
