using NodaTime;

namespace ActorScheduler.Gateway.Dates;

/// <summary>Dates as the HTTP contract writes and reads them, and the arithmetic on them; the smallest unit is Python's, a microsecond.</summary>
/// <remarks>
/// <para>A date without an offset (Python calls it naive) belongs to the time zone of the scheduler. Where a clock is set back, a time that
/// comes twice means the first of the two instants (still daylight time). Where a clock is set forward, a time that is skipped is read with the
/// offset before the change, so it comes out later by the width of the gap: 02:30 means 03:30 daylight time. Both are Python's
/// <c>fold=0</c>.</para>
/// <para>Offsets before a zone had whole minutes (local mean time, mostly before 1900–1930) are rounded to minutes by the runtime.</para>
/// </remarks>
internal static partial class SchedulerDates
{
    // The document's format is Python's "%Y-%m-%d %H:%M:%S.%f", whose %f takes up to six digits; ISO 8601 texts come with up to nanoseconds.
    private const int MostDigitsOfBlankForm = 6;
    private const int MostDigitsOfIsoForm = 9;

    /// <summary>
    /// Reads a date: <c>2019-10-11 15:28:26.771243</c> (fraction of 1 to 6 digits), the same with a <c>T</c> (1 to 9 digits, cut to
    /// microseconds), both also without fraction or without seconds and with an offset after them (<c>Z</c>, <c>+08:00</c>, <c>+0800</c>,
    /// <c>+08</c>, under a day), or <c>2019-10-11</c> (midnight). Every number has all its digits, and no other text may surround the date.
    /// Never throws for a text.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">Where a date without an offset belongs; see the remarks on the class for days on which clocks change.</param>
    /// <param name="utc">The instant, with offset zero, in whole microseconds.</param>
    /// <returns>False for another shape, for a date or time that does not exist (30 February, 24:00, second 60), and for an instant outside the years
    /// 1 to 9999 in UTC.</returns>
    public static bool TryParse(string? text, DateTimeZone zone, out DateTimeOffset utc)
    {
        ArgumentNullException.ThrowIfNull(zone);
        utc = default;
        var rest = new DateText(text);
        if (!TryReadDate(ref rest, out var local))
            return false;
        long? offset = null;
        if (!rest.AtEnd)
        {
            var iso = rest.TryTake('T') || rest.TryTake('t');
            if ((!iso && !rest.TryTake(' ')) || !TryReadTime(ref rest, iso ? MostDigitsOfIsoForm : MostDigitsOfBlankForm, out var time))
                return false;
            local += time;
            if (!TryReadOffset(ref rest, out offset))
                return false;
        }

        var ticks = offset is long given ? local - given : LocalTimes.ToUtc(local, zone);
        if (!rest.AtEnd || ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
            return false;
        utc = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static bool TryReadDate(ref DateText rest, out long ticks)
    {
        ticks = 0;
        if (!rest.TryTakeNumber(4, 9999, out var year) || !rest.TryTake('-')
            || !rest.TryTakeNumber(2, 12, out var month) || !rest.TryTake('-')
            || !rest.TryTakeNumber(2, 31, out var day)
            || year == 0 || month == 0 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        ticks = new DateTime(year, month, day).Ticks;
        return true;
    }

    private static bool TryReadTime(ref DateText rest, int mostDigits, out long ticks)
    {
        ticks = 0;
        if (!rest.TryTakeNumber(2, 23, out var hour) || !rest.TryTake(':') || !rest.TryTakeNumber(2, 59, out var minute))
            return false;
        var second = 0;
        var microseconds = 0;
        if (rest.TryTake(':'))
        {
            if (!rest.TryTakeNumber(2, 59, out second))
                return false;
            if (rest.TryTake('.') && !rest.TryTakeFraction(mostDigits, out microseconds))
                return false;
        }

        ticks = new TimeSpan(0, hour, minute, second, 0, microseconds).Ticks;
        return true;
    }

    private static bool TryReadOffset(ref DateText rest, out long? ticks)
    {
        ticks = null;
        if (rest.AtEnd)
            return true;
        if (rest.TryTake('Z') || rest.TryTake('z'))
        {
            ticks = 0;
            return true;
        }

        var negative = rest.TryTake('-');
        var minutes = 0;
        if ((!negative && !rest.TryTake('+')) || !rest.TryTakeNumber(2, 23, out var hours))
            return false;
        if (!rest.AtEnd)
        {
            rest.TryTake(':');
            if (!rest.TryTakeNumber(2, 59, out minutes))
                return false;
        }

        ticks = new TimeSpan(hours, minutes, 0).Ticks * (negative ? -1 : 1);
        return true;
    }
}
