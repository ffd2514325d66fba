using System.Text.RegularExpressions;

namespace ActorScheduler.EndToEnd.Tests.Readme;

/// <summary>A curl command of README.md and what the page shows as its answer.</summary>
/// <param name="Path">The path with its query.</param>
/// <param name="Body">The JSON that is posted; null for a GET.</param>
/// <param name="Code">The HTTP status: the one shown, or 200 where none is.</param>
/// <param name="Answer">The envelope as shown; null where the page shows something else, or only a part.</param>
internal sealed partial record ReadmeExample(string Path, string? Body, int Code, string? Answer)
{
    private const string FirstThatNeedsAnotherApp = "## Write a task app";

    /// <summary>The examples in the order of the page, up to those that need an app of the reader's own.</summary>
    public static IReadOnlyList<ReadmeExample> ReadAll()
    {
        var text = File.ReadAllText(System.IO.Path.Combine(SolutionFolder(), "README.md")).ReplaceLineEndings("\n");
        var own = text.IndexOf(FirstThatNeedsAnotherApp, StringComparison.Ordinal);
        Assert.True(own > 0, $"README.md has no section \"{FirstThatNeedsAnotherApp}\"");
        return [.. Command().Matches(text[..own]).Select(Read)];
    }

    private static ReadmeExample Read(Match match)
    {
        var shown = match.Groups["shown"].Value;
        var code = StatusLine().Match(shown);
        var envelope = shown.Split('\n').SingleOrDefault(line => line.StartsWith("{\"", StringComparison.Ordinal));
        return new ReadmeExample(
            match.Groups["path"].Value,
            match.Groups["body"] is { Success: true } body ? body.Value : null,
            code.Success ? int.Parse(code.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 200,
            envelope);
    }

    /// <summary>The folder of the solution.</summary>
    public static string SolutionFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "ActorScheduler.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has ActorScheduler.sln in it.");
    }

    [GeneratedRegex(@"^\$ curl [^\n]*?http://127\.0\.0\.1:8000(?<path>/[^\s']*)'?(?: --json '(?<body>[^\n]*)')?[^\n]*\n(?<shown>(?:(?!\$ |```)[^\n]*\n)*)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^HTTP/1\.1 (\d{3})")]
    private static partial Regex StatusLine();
}
