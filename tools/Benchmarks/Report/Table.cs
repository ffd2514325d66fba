using System.Text;

namespace ActorScheduler.Benchmarks.Report;

/// <summary>A table that looks the same on a terminal and in Markdown: text on the left, numbers on the right.</summary>
internal sealed class Table(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row, with one cell per heading.</summary>
    public void Add(params string[] cells)
    {
        if (cells.Length != headings.Length)
            throw new ArgumentException($"{cells.Length} cells for {headings.Length} headings", nameof(cells));
        _rows.Add(cells);
    }

    /// <summary>How many of the first columns are text.</summary>
    public int TextColumns { get; init; } = 1;

    /// <summary>True if nothing was measured.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>The table as Markdown; nothing if it is empty.</summary>
    public string ToMarkdown()
    {
        if (IsEmpty)
            return "";
        var widths = headings.Select((heading, i) => _rows.Select(row => row[i].Length).Append(heading.Length).Append(3).Max()).ToArray();
        var text = new StringBuilder();
        Line(text, headings, widths);
        Line(text, [.. widths.Select((width, i) => i < TextColumns ? new string('-', width) : new string('-', width - 1) + ":")], widths);
        foreach (var row in _rows)
            Line(text, row, widths);
        return text.ToString();
    }

    private void Line(StringBuilder text, string[] cells, int[] widths)
    {
        for (var i = 0; i < cells.Length; i++)
            text.Append("| ").Append(i < TextColumns ? cells[i].PadRight(widths[i]) : cells[i].PadLeft(widths[i])).Append(' ');
        text.Append("|\n");
    }
}
