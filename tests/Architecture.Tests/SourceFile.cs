using System.Text.RegularExpressions;

namespace ActorScheduler.Architecture.Tests;

/// <summary>A source file, read for the names in it.</summary>
internal sealed partial class SourceFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The path from the project, with slashes.</param>
    /// <param name="text">What is in it.</param>
    public SourceFile(string path, string text)
    {
        Path = path;
        Folder = path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : "";
        Code = CommentOrString().Replace(text, "\"\"");
        Strings = [.. CommentOrString().Matches(text).Select(match => match.Value).Where(match => match[0] is '"' or '@' or '$')];
        Namespace = NamespaceLine().Match(Code).Groups["name"].Value;
        Types = [.. Declaration().Matches(Code).Select(match => match.Groups["name"].Value)];
        Words = Word().Matches(Code).Select(match => match.Value).ToHashSet();
    }

    /// <summary>The path from the project.</summary>
    public string Path { get; }

    /// <summary>The folder of the project that it is in; empty if it is in none.</summary>
    public string Folder { get; }

    /// <summary>The text without comments and strings.</summary>
    public string Code { get; }

    /// <summary>The strings in it, with their quotes.</summary>
    public IReadOnlyList<string> Strings { get; }

    /// <summary>The namespace; empty if it declares none.</summary>
    public string Namespace { get; }

    /// <summary>The types that it declares.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>Every identifier in it.</summary>
    public IReadOnlySet<string> Words { get; }

    // Strings with quotes of all kinds are matched from the outside in, so that a comment sign inside one does not count.
    [GeneratedRegex("""
        //[^\n]* | /\*.*?\*/ | \$*("{3,}).*?\1 | @"(?:[^"]|"")*" | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)+'
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CommentOrString();

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(?:[\w ]+ )?(?:class|struct|interface|enum|record|record struct|record class)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b[A-Za-z_]\w*")]
    private static partial Regex Word();
}
