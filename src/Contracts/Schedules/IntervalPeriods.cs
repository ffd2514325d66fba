namespace ActorScheduler.Contracts.Schedules;

/// <summary>What is known of each <see cref="IntervalPeriod"/>: its words and its length.</summary>
public static class IntervalPeriods
{
    /// <summary>The longest interval, 100 years of 365.25 days, in ticks of 100 ns.</summary>
    private const long LongestTicks = 36_525 * TimeSpan.TicksPerDay;

    private static readonly (IntervalPeriod Period, string Plural, string Singular, long Ticks)[] Table =
    [
        (IntervalPeriod.Days, "days", "day", TimeSpan.TicksPerDay),
        (IntervalPeriod.Hours, "hours", "hour", TimeSpan.TicksPerHour),
        (IntervalPeriod.Minutes, "minutes", "minute", TimeSpan.TicksPerMinute),
        (IntervalPeriod.Seconds, "seconds", "second", TimeSpan.TicksPerSecond),
        (IntervalPeriod.Microseconds, "microseconds", "microsecond", TimeSpan.TicksPerMicrosecond),
    ];

    /// <summary>The words that a caller may give.</summary>
    public static IReadOnlyList<string> Plurals { get; } = [.. Table.Select(row => row.Plural)];

    /// <summary>The period of a plural word, or <see cref="IntervalPeriod.None"/>.</summary>
    public static IntervalPeriod FromPlural(string word) => Array.Find(Table, row => row.Plural == word).Period;

    /// <summary>The word that a caller may give.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is not a unit.</exception>
    public static string Plural(IntervalPeriod period) => Row(period).Plural;

    /// <summary>The word that follows "every" (with the number when it is not one).</summary>
    public static string Word(IntervalPeriod period, long every) => every == 1 ? Row(period).Singular : Row(period).Plural;

    /// <summary>The length of one period in ticks of 100 ns.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is not a unit.</exception>
    public static long Ticks(IntervalPeriod period) => Row(period).Ticks;

    /// <summary>The greatest number of periods that an interval may have.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is not a unit.</exception>
    public static long Most(IntervalPeriod period) => LongestTicks / Row(period).Ticks;

    private static (IntervalPeriod Period, string Plural, string Singular, long Ticks) Row(IntervalPeriod period)
    {
        foreach (var row in Table)
        {
            if (row.Period == period)
                return row;
        }

        throw new ArgumentOutOfRangeException(nameof(period), period, "Not a unit of an interval.");
    }
}
