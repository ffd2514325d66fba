using System.Globalization;
using System.Text.RegularExpressions;
using ActorScheduler.Contracts.Schedules;
using NodaTime;

namespace ActorScheduler.Contracts.Tests.Schedules;

/// <summary>
/// Celery's meaning of a crontab once more, the slow and plain way: lists are built and every n-th element taken, and time is walked
/// minute by minute. Knows nothing of the code under test.
/// </summary>
internal sealed partial class NaiveCrontab(string minute, string hour, string dayOfWeek, string dayOfMonth, string month)
{
    private readonly HashSet<int> _minutes = Expand(minute, 0, 59);
    private readonly HashSet<int> _hours = Expand(hour, 0, 23);
    private readonly HashSet<int> _weekdays = Expand(dayOfWeek, 0, 6);
    private readonly HashSet<int> _days = Expand(dayOfMonth, 1, 31);
    private readonly HashSet<int> _months = Expand(month, 1, 12);
    private readonly bool _isInterval = $"{minute} {hour}".IndexOfAny(['*', '-', '/']) >= 0;

    /// <summary>The first match after an instant in UTC, looking at so many days.</summary>
    public DateTimeOffset? NextInUtc(DateTimeOffset after, int days)
    {
        for (var day = 0; day <= days; day++)
        {
            var date = after.UtcDateTime.Date.AddDays(day);
            for (var time = date; MatchesDay(date) && time < date.AddDays(1); time = time.AddMinutes(1))
            {
                if (time > after.UtcDateTime && Matches(time))
                    return new DateTimeOffset(time, TimeSpan.Zero);
            }
        }

        return null;
    }

    /// <summary>All fires in a span of whole minutes, in a zone, by the policy on changes of the clocks.</summary>
    public List<DateTimeOffset> FiresInZone(DateTime from, DateTime to, DateTimeZone zone)
    {
        var fires = new List<DateTimeOffset>();
        var furthest = from.AddMinutes(-1) + TimeZones.OffsetAt(zone, from.AddMinutes(-1));
        for (var utc = from; utc < to; utc = utc.AddMinutes(1))
        {
            var local = utc + TimeZones.OffsetAt(zone, utc);
            var isSecondPass = local <= furthest;
            var fire = Matches(local) && (!isSecondPass || _isInterval);
            for (var skipped = furthest.AddMinutes(1); skipped < local; skipped = skipped.AddMinutes(1))
                fire |= Matches(skipped);
            if (fire)
                fires.Add(new DateTimeOffset(utc, TimeSpan.Zero));
            furthest = local > furthest ? local : furthest;
        }

        return fires;
    }

    private bool Matches(DateTime time) => MatchesDay(time) && _hours.Contains(time.Hour) && _minutes.Contains(time.Minute);

    private bool MatchesDay(DateTime date) =>
        _weekdays.Contains((int)date.DayOfWeek) && _days.Contains(date.Day) && _months.Contains(date.Month);

    private static HashSet<int> Expand(string spec, int min, int max) => [.. spec.Split(',').SelectMany(part => ExpandPart(part, min, max))];

    private static IEnumerable<int> ExpandPart(string part, int min, int max)
    {
        var match = Part().Match(part);
        Assert.True(match.Success, part);
        int[] list;
        if (match.Groups["star"].Success)
        {
            list = [.. Enumerable.Range(min, max - min + 1)];
        }
        else
        {
            var from = Number(match.Groups["from"].Value);
            var to = match.Groups["to"].Success ? Number(match.Groups["to"].Value) : from;
            list = to < from
                ? [.. Enumerable.Range(from, max - from + 1), .. Enumerable.Range(min, to - min + 1)]
                : [.. Enumerable.Range(from, to - from + 1)];
        }

        var step = match.Groups["step"].Success ? Number(match.Groups["step"].Value) : 1;
        return list.Where((_, index) => index % step == 0);
    }

    private static int Number(string text) => char.IsAsciiDigit(text[0])
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : Array.IndexOf(["sun", "mon", "tue", "wed", "thu", "fri", "sat"], text);

    [GeneratedRegex("^(?:(?<star>\\*)|(?<from>\\w+)(?:-(?<to>\\w+))?)(?:/(?<step>\\d+))?$")]
    private static partial Regex Part();
}
