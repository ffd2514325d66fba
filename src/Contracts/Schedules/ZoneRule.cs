using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>The rule by which a zone's clocks change every year: the last line of its file, in the form of POSIX (<c>IST-2IDT,M3.4.4/26,M10.5.0</c>).</summary>
internal sealed partial class ZoneRule
{
    private const int LastWeek = 5;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly TimeSpan _standard;
    private readonly TimeSpan _daylight;
    private readonly Change _start;
    private readonly Change _end;

    private ZoneRule(Match match, DateTime from)
    {
        From = from;
        // POSIX counts what has to be added to get UTC.
        _standard = -Time(match.Groups["std"].Value);
        _daylight = match.Groups["dst"].Success ? -Time(match.Groups["dst"].Value) : _standard + TimeSpan.FromHours(1);
        _start = new Change(match, "start");
        _end = new Change(match, "end");
    }

    /// <summary>The last change that the file lists: the rule holds after it.</summary>
    public DateTime From { get; }

    /// <summary>True if a change is at a time of day that .NET has no rule for.</summary>
    public bool IsBeyondDotNet => _start.IsOnAnotherDay || _end.IsOnAnotherDay;

    /// <summary>Reads a rule; null for a zone that changes no clocks, and for a form that no zone of today has.</summary>
    public static ZoneRule? Parse(string text, DateTime from) => Form().Match(text) is { Success: true } match ? new ZoneRule(match, from) : null;

    /// <summary>The offset at an instant.</summary>
    public TimeSpan OffsetAt(DateTime utc)
    {
        var year = utc.Year == DateTime.MaxValue.Year ? utc.Year : (utc + _standard).Year;
        var (start, end) = (_start.In(year) - _standard, _end.In(year) - _daylight);
        var isDaylight = start < end ? utc >= start && utc < end : utc >= start || utc < end;
        return isDaylight ? _daylight : _standard;
    }

    private static TimeSpan Time(string text)
    {
        var isNegative = text.StartsWith('-');
        var parts = text.TrimStart('-', '+').Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var time = new TimeSpan(parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2));
        return isNegative ? -time : time;
    }

    [GeneratedRegex(@"^(<[^>]+>|[A-Za-z]+)(?<std>[-+\d:]+)(<[^>]+>|[A-Za-z]+)(?<dst>[-+\d:]+)?,M(?<startm>\d+)\.(?<startw>\d)\.(?<startd>\d)(/(?<startt>[-+\d:]+))?,M(?<endm>\d+)\.(?<endw>\d)\.(?<endd>\d)(/(?<endt>[-+\d:]+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    /// <summary>A change: the so many-th day of the week in a month, and how long after its midnight.</summary>
    private readonly struct Change(Match match, string name)
    {
        private readonly int _month = int.Parse(match.Groups[name + "m"].ValueSpan, CultureInfo.InvariantCulture);
        private readonly int _week = int.Parse(match.Groups[name + "w"].ValueSpan, CultureInfo.InvariantCulture);
        private readonly int _day = int.Parse(match.Groups[name + "d"].ValueSpan, CultureInfo.InvariantCulture);
        private readonly TimeSpan _time = match.Groups[name + "t"].Success ? Time(match.Groups[name + "t"].Value) : TimeSpan.FromHours(2);

        public bool IsOnAnotherDay => _time < TimeSpan.Zero || _time >= Day;

        public DateTime In(int year)
        {
            var first = new DateTime(year, _month, 1, 0, 0, 0, DateTimeKind.Utc);
            var days = (_day - (int)first.DayOfWeek + 7) % 7 + (_week - 1) * 7;
            if (_week == LastWeek && days >= DateTime.DaysInMonth(year, _month))
                days -= 7;
            return first.AddDays(days) + _time;
        }
    }
}
