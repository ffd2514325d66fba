namespace ActorScheduler.Benchmarks.Report;

/// <summary>A Markdown file with one section per scenario between markers; people write the text outside them.</summary>
internal static class ReportFile
{
    private const string Head = """
        # Benchmarks

        The command below each section writes that section, and `dotnet run -c Release --project tools/Benchmarks -- all --report BENCHMARKS.md` writes them all.
        Every figure is the median of the runs.

        """;

    /// <summary>Writes a section: over its older version, or at the end.</summary>
    public static void Update(string file, string name, string section)
    {
        var text = File.Exists(file) ? File.ReadAllText(file) : Head;
        File.WriteAllText(file, Replace(text, name, section));
    }

    private static string Replace(string text, string name, string section)
    {
        string begin = $"<!-- begin {name} -->", end = $"<!-- end {name} -->";
        var block = $"{begin}\n{section}{end}";
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0 ? $"{text.TrimEnd('\n')}\n\n{block}\n" : $"{text[..from]}{block}{text[(to + end.Length)..]}";
    }
}
