using System.Text.RegularExpressions;

namespace ActorScheduler.EndToEnd.Tests.Docs;

/// <summary>A page of the documentation, by its path from the root of the repository.</summary>
internal sealed partial record Page(string Path)
{
    private static readonly string[] FoldersOfOthers = ["bin", "obj", "node_modules", ".git"];

    private readonly Lazy<string> _text = new(() => File.ReadAllText(System.IO.Path.Combine(SolutionFolder(), Path)).ReplaceLineEndings("\n"));

    /// <summary>All of it.</summary>
    public string Text => _text.Value;

    /// <summary>Its code blocks in order, with the name of the language first.</summary>
    public IEnumerable<string> Blocks => Fenced().Matches(Text).Select(match => $"{match.Groups["language"].Value}\n{match.Groups["code"].Value}");

    /// <summary>What its code blocks of one language hold, in order.</summary>
    public IEnumerable<string> BlocksOf(string language) =>
        Fenced().Matches(Text).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["code"].Value);

    /// <summary>The part from a heading to another.</summary>
    /// <exception cref="InvalidOperationException">The page does not have both in this order.</exception>
    public Page Section(string heading, string next)
    {
        var from = Text.IndexOf(heading + "\n", StringComparison.Ordinal);
        var to = Text.IndexOf(next + "\n", StringComparison.Ordinal);
        return from > 0 && to > from
            ? new Page($"{Path}, {heading}", Text[from..to])
            : throw new InvalidOperationException($"{Path} has no section \"{heading}\" with \"{next}\" after it");
    }

    /// <summary>Every page of the repository.</summary>
    public static IEnumerable<Page> All()
    {
        var root = SolutionFolder();
        return Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(root, file))
            .Where(file => !file.Split(System.IO.Path.DirectorySeparatorChar).Intersect(FoldersOfOthers).Any())
            .Order(StringComparer.Ordinal)
            .Select(file => new Page(file));
    }

    /// <summary>The folder of the solution.</summary>
    public static string SolutionFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "ActorScheduler.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has ActorScheduler.sln in it.");
    }

    private Page(string path, string text) : this(path) => _text = new Lazy<string>(text);

    [GeneratedRegex(@"^(?<indent> *)```(?<language>\w*)\n(?<code>.*?)^\k<indent>```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
