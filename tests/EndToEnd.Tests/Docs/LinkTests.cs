using System.Text.RegularExpressions;

namespace ActorScheduler.EndToEnd.Tests.Docs;

/// <summary>Links between the pages lead somewhere.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Every_link_leads_to_a_file_and_a_heading_that_exist() => Assert.Empty(Page.All().SelectMany(Broken));

    private static IEnumerable<string> Broken(Page page) => Link().Matches(WithoutCode(page.Text))
        .Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Exists(page, target))
        .Select(target => $"{page.Path}: {target}");

    private static bool Exists(Page page, string target)
    {
        var (path, anchor) = target.Split('#') is [var before, var after] ? (before, after) : (target, null);
        var file = path.Length == 0 ? page.Path : Path.Combine(Path.GetDirectoryName(page.Path)!, path);
        var full = Path.GetFullPath(Path.Combine(Page.SolutionFolder(), file));
        if (!Path.Exists(full))
            return false;
        return anchor is null || Headings(new Page(Path.GetRelativePath(Page.SolutionFolder(), full))).Contains(anchor);
    }

    // As GitHub makes them: lower case, no punctuation, blanks as hyphens.
    private static IEnumerable<string> Headings(Page page) => Heading().Matches(WithoutCode(page.Text))
        .Select(match => Punctuation().Replace(match.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    private static string WithoutCode(string text) => Code().Replace(text, "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"^ *```.*?^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
