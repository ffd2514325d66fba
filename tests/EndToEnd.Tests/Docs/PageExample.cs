using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorScheduler.EndToEnd.Tests.Docs;

/// <summary>A curl command of a page and what the page shows as its answer.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path with its query.</param>
/// <param name="Body">The JSON that is sent; null for a request without a body.</param>
/// <param name="Code">The HTTP status: the one shown, or 200 where none is.</param>
/// <param name="Answer">The answer on one line as shown; null where the page shows something else, or only a part.</param>
/// <param name="Lines">The lines shown of an answer that the command prints over several lines; none where it prints it as it comes.</param>
internal sealed partial record PageExample(HttpMethod Method, string Path, string? Body, int Code, string? Answer, IReadOnlyList<string> Lines)
{
    /// <summary>The examples of a page, in order.</summary>
    public static IEnumerable<PageExample> Of(Page page) => Command().Matches(page.Text).Select(Read);

    private static PageExample Read(Match match)
    {
        var shown = match.Groups["shown"].Value;
        var code = StatusLine().Match(shown);
        var body = match.Groups["body"] is { Success: true } given ? given.Value : null;
        var method = match.Groups["method"] is { Success: true } named ? HttpMethod.Parse(named.Value) : body is null ? HttpMethod.Get : HttpMethod.Post;
        var lines = shown.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new PageExample(
            method,
            match.Groups["path"].Value,
            body,
            code.Success ? int.Parse(code.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 200,
            lines.SingleOrDefault(line => line.StartsWith("{\"", StringComparison.Ordinal)),
            match.Groups["command"].Value.Contains("json.tool", StringComparison.Ordinal) ? lines : []);
    }

    [GeneratedRegex(
        @"^\$ (?<command>curl (?:[^\n]*-X (?<method>[A-Z]+) )?[^\n]*?http://127\.0\.0\.1:8000(?<path>/[^\s']*)'?(?: --json '(?<body>[^\n]*)')?[^\n]*)\n(?<shown>(?:(?!\$ |```)[^\n]*\n)*)",
        RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^HTTP/1\.1 (\d{3})")]
    private static partial Regex StatusLine();
}
