using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ActorScheduler.Benchmarks.Report;

/// <summary>Prints a section: the table for people, one line of JSON per figure for programs, and the section of the file.</summary>
internal sealed class ReportWriter(string? file, Machine machine)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Writes a section.</summary>
    /// <param name="section">What was found.</param>
    /// <param name="command">The command that repeats it.</param>
    public void Write(Section section, string command)
    {
        var date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Console.WriteLine($"\n{section.Title}\n\n{section.Table.ToMarkdown()}");
        foreach (var note in section.Notes)
            Console.WriteLine($"- {note}");
        foreach (var figure in section.Figures)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { figure.Name, Value = Rounded(figure.Value), figure.Unit, Machine = machine, Date = date, Command = command }, Json));
        }

        if (file is not null)
            ReportFile.Update(file, section.Name, Markdown(section, command, date));
    }

    private string Markdown(Section section, string command, string date)
    {
        var notes = string.Concat(section.Notes.Select(note => $"- {note}\n"));
        string[] parts = [$"## {section.Title}\n", $"{section.Method}\n", section.Table.ToMarkdown(), notes];
        return string.Join('\n', parts.Where(part => part.Length > 0))
            + $"\n```\n{command}\n```\n\nMeasured on {date}: {machine}.\n";
    }

    // A figure without a value (nothing ran) is null in JSON; six digits are more than any figure has.
    private static double? Rounded(double value) =>
        double.IsFinite(value) ? double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;
}
