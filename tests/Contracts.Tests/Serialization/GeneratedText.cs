namespace ActorScheduler.Contracts.Tests.Serialization;

/// <summary>
/// Parts of documents that tests make, between <c>&lt;!-- generated: part --&gt;</c> and <c>&lt;!-- end: part --&gt;</c>. A test compares
/// them with the file, and writes them instead when the environment variable <c>REGENERATE_DOCS</c> is 1.
/// </summary>
internal static class GeneratedText
{
    private const string Switch = "REGENERATE_DOCS";

    private static readonly Lock OneWriter = new();

    /// <summary>True when files are to be written and not only compared.</summary>
    public static bool IsRegenerating => Environment.GetEnvironmentVariable(Switch) == "1";

    /// <summary>The path of a file of the repository.</summary>
    public static string PathOf(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ActorScheduler.sln")))
                return Path.Combine(folder.FullName, relative);
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds ActorScheduler.sln.");
    }

    /// <summary>Compares a part of a document with what it should be, or writes it.</summary>
    public static void Check(string relative, string part, string expected)
    {
        lock (OneWriter)
        {
            var path = PathOf(relative);
            var text = File.ReadAllText(path);
            var (begin, end) = ($"<!-- generated: {part} -->\n", $"<!-- end: {part} -->");
            var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
            var to = text.IndexOf(end, StringComparison.Ordinal);
            Assert.True(from >= begin.Length && to >= from, $"{relative} has no part '{part}'.");
            if (text[from..to] == expected)
                return;

            Assert.True(IsRegenerating, Difference(relative, part, text[from..to].Split('\n'), expected.Split('\n')));
            File.WriteAllText(path, text[..from] + expected + text[to..]);
        }
    }

    private static string Difference(string relative, string part, string[] found, string[] expected)
    {
        var line = found.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"""
            {relative}, part '{part}', is not what the code says; the first difference is its line {line + 1}:
              in the file: {found.ElementAtOrDefault(line) ?? "(nothing)"}
              should be:   {expected.ElementAtOrDefault(line) ?? "(nothing)"}
            If the change is meant, run  {Switch}=1 dotnet test tests/Contracts.Tests  and commit the file.
            """;
    }
}
