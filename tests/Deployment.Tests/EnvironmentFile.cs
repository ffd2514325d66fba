namespace ActorScheduler.Deployment.Tests;

/// <summary>A file of <c>NAME=value</c> lines, as systemd and compose read it.</summary>
internal static class EnvironmentFile
{
    /// <summary>Its variables; those that are commented out as well when asked for, for they are meant to be used.</summary>
    public static IReadOnlyDictionary<string, string> Read(string file, bool withExamples = false) => Parse(Repository.Read(file).Split('\n'), withExamples);

    /// <summary>The variables of lines.</summary>
    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> lines, bool withExamples = false) => lines
        .Select(line => withExamples && line.StartsWith('#') && !line.StartsWith("# ", StringComparison.Ordinal) ? line[1..] : line)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1].Trim('"'));
}
