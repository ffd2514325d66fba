using System.Text.RegularExpressions;

namespace ActorScheduler.Deployment.Tests;

/// <summary>The Dockerfile as its instructions, those of one stage after the other.</summary>
internal sealed partial class Dockerfile
{
    private readonly List<(string Stage, string Word, string Text)> _instructions = [];

    private Dockerfile(string text)
    {
        var stage = "";
        foreach (Match line in Instruction().Matches(text.Replace("\\\n", " ", StringComparison.Ordinal)))
        {
            var (word, rest) = (line.Groups["word"].Value, line.Groups["rest"].Value);
            if (word == "FROM")
                stage = rest.Split(" AS ")[1];
            _instructions.Add((stage, word, rest));
        }
    }

    /// <summary>Reads it.</summary>
    public static Dockerfile Read() => new(Repository.Read("deploy/docker/Dockerfile"));

    /// <summary>The stages by their names, in order.</summary>
    public IEnumerable<string> Stages => All("FROM").Select(from => from.Stage);

    /// <summary>Its instructions of one kind.</summary>
    public IEnumerable<(string Stage, string Text)> All(string word) => _instructions.Where(i => i.Word == word).Select(i => (i.Stage, i.Text));

    /// <summary>What is copied out of the repository: sources and target.</summary>
    public IEnumerable<(IReadOnlyList<string> Sources, string Target)> Copies =>
        from copy in All("COPY")
        where !copy.Text.Contains("--from=", StringComparison.Ordinal)
        let words = copy.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList()
        select ((IReadOnlyList<string>)words[..^1], words[^1]);

    /// <summary>The variables of a stage and of the one that it is made from.</summary>
    public Dictionary<string, string> Variables(string stage) => EnvironmentFile
        .Parse(All("ENV").Where(env => env.Stage == stage || env.Stage == "base").Select(env => env.Text))
        .ToDictionary();

    [GeneratedRegex(@"^(?<word>[A-Z]+) +(?<rest>.*)$", RegexOptions.Multiline)]
    private static partial Regex Instruction();
}
