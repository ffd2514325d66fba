using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ActorScheduler.Contracts.Json;

namespace ActorScheduler.Contracts.Schedules.Rules;

/// <summary>Lengths of time in JSON: ISO 8601 of days and less (<c>PT90S</c>, <c>P1DT12H</c>), Go's form (<c>1h30m</c>, <c>500ms</c>), or a number of seconds.</summary>
public static partial class Durations
{
    // More than a TimeSpan holds; the ticks of more than that may not be a decimal.
    private const decimal MostSeconds = long.MaxValue;

    private static readonly Dictionary<string, long> Units = new(StringComparer.Ordinal)
    {
        ["d"] = TimeSpan.TicksPerDay,
        ["h"] = TimeSpan.TicksPerHour,
        ["m"] = TimeSpan.TicksPerMinute,
        ["s"] = TimeSpan.TicksPerSecond,
        ["ms"] = TimeSpan.TicksPerMillisecond,
        ["us"] = TimeSpan.TicksPerMicrosecond,
    };

    /// <summary>What may be given, as a phrase.</summary>
    public const string Form = "a duration such as \"PT90S\", \"1h30m\" or a number of seconds";

    /// <summary>Reads a length; it is cut to whole microseconds.</summary>
    /// <param name="value">What the caller gave.</param>
    /// <param name="length">The length, possibly negative.</param>
    public static bool TryRead(JsonElement value, out TimeSpan length)
    {
        length = default;
        if (value.ValueKind == JsonValueKind.Number)
            return value.TryGetDecimal(out var seconds) && Math.Abs(seconds) <= MostSeconds && TryTicks(seconds * TimeSpan.TicksPerSecond, out length);
        return JsonText.Of(value) is { } text && TryParse(text, out length);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length, possibly negative.</param>
    public static bool TryParse(string text, out TimeSpan length)
    {
        length = default;
        if (text.Length is 0 or > 40)
            return false;
        var isNegative = text[0] == '-';
        var rest = isNegative ? text[1..] : text;
        var match = Iso().Match(rest);
        var total = 0m;
        if (match.Success && rest.Any(char.IsAsciiDigit))
        {
            foreach (var (unit, ticks) in Units.Take(4))
                total += Number(match.Groups[unit].Value) * ticks;
        }
        else
        {
            var parts = Go().Match(rest);
            if (!parts.Success)
                return false;
            for (var index = 0; index < parts.Groups["n"].Captures.Count; index++)
                total += Number(parts.Groups["n"].Captures[index].Value) * Units[parts.Groups["u"].Captures[index].Value];
        }

        return TryTicks(isNegative ? -total : total, out length);
    }

    /// <summary>The length in ISO 8601: <c>PT1H30M</c>.</summary>
    /// <param name="length">The length.</param>
    public static string Text(TimeSpan length) => System.Xml.XmlConvert.ToString(length);

    private static decimal Number(string digits) => digits.Length == 0 ? 0 : decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static bool TryTicks(decimal ticks, out TimeSpan length)
    {
        length = default;
        if (Math.Abs(ticks) > TimeSpan.MaxValue.Ticks / 2)
            return false;
        length = new TimeSpan((long)(ticks / TimeSpan.TicksPerMicrosecond) * TimeSpan.TicksPerMicrosecond);
        return true;
    }

    [GeneratedRegex(@"^P(?:(?<d>[0-9]{1,9})D)?(?:T(?:(?<h>[0-9]{1,9})H)?(?:(?<m>[0-9]{1,9})M)?(?:(?<s>[0-9]{1,9}(?:\.[0-9]{1,6})?)S)?)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?:(?<n>[0-9]{1,9}(?:\.[0-9]{1,6})?)(?<u>ms|us|d|h|m|s))+$")]
    private static partial Regex Go();
}
