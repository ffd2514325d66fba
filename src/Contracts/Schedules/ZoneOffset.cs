using System.Collections.Concurrent;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>
/// The offset of a zone at an instant. .NET cannot say it for the years after the last change that a zone's file lists where the clocks change before
/// midnight or after the end of a day of the rule, as in Jerusalem (<c>M3.4.4/26</c>), Cairo, Santiago and Nuuk: for those the rule is computed here.
/// </summary>
public static class ZoneOffset
{
    private static readonly ConcurrentDictionary<string, ZoneRule?> Rules = new(StringComparer.Ordinal);

    /// <summary>The offset from UTC.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="utc">The instant.</param>
    public static TimeSpan At(TimeZoneInfo zone, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return Rules.GetOrAdd(zone.Id, ZoneFile.RuleBeyondDotNet) is { } rule && utc > rule.From ? rule.OffsetAt(utc) : zone.GetUtcOffset(utc);
    }
}
