using System.Globalization;

namespace ActorScheduler.Harness.Clusters;

/// <summary>The times at which periodic tasks of every second came due.</summary>
public static class OccurrenceTimes
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>When an occurrence was due: its id begins with that in milliseconds, as 48 bits.</summary>
    public static DateTimeOffset NominalOf(string taskId) => DateTimeOffset.FromUnixTimeMilliseconds(
        long.Parse(taskId.Replace("-", "", StringComparison.Ordinal).AsSpan(0, 12), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    /// <summary>How many seconds between the first and the last have no occurrence.</summary>
    public static int Missed(IReadOnlyList<DateTimeOffset> times) =>
        times.Zip(times.Skip(1)).Sum(pair => Math.Max(0, (int)Math.Round((pair.Second - pair.First) / Second) - 1));

    /// <summary>How many occurrences lie less than a second after another.</summary>
    public static int Doubled(IReadOnlyList<DateTimeOffset> times) => times.Zip(times.Skip(1)).Count(pair => pair.Second - pair.First < Second);
}
