using System.Globalization;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts;

namespace ActorScheduler.Chaos.Reading;

/// <summary>Reads the file that the runs write (tests/TestApps/Chaos.Ledger).</summary>
internal static class LedgerReader
{
    private const int Fields = 7;

    /// <summary>Its lines, and how many were cut short by the kill of their process.</summary>
    public static (IReadOnlyList<LedgerLine> Lines, int Torn) Read(IEnumerable<string> text)
    {
        var lines = new List<LedgerLine>();
        var torn = 0;
        foreach (var line in text.Where(line => line.Length > 0))
        {
            if (Parse(line) is { } parsed)
                lines.Add(parsed);
            else
                torn++;
        }

        return (lines, torn);
    }

    private static LedgerLine? Parse(string line)
    {
        var parts = line.Split('\t');
        if (parts.Length != Fields || parts[^1] != "." || !Enum.TryParse<LedgerKind>(parts[0], ignoreCase: true, out var kind))
            return null;
        return new LedgerLine(
            kind,
            parts[1],
            int.Parse(parts[2], CultureInfo.InvariantCulture),
            parts[3],
            int.Parse(parts[4], CultureInfo.InvariantCulture),
            StoredTime.FromMicroseconds(long.Parse(parts[5], CultureInfo.InvariantCulture)));
    }
}
