using System.Globalization;
using System.Text.Json;
using ActorScheduler.Contracts.Json;
using NodaTime.Text;

namespace ActorScheduler.Contracts.Schedules.Rules;

/// <summary>Times in rules, in the forms of ISO 8601.</summary>
internal static class RuleTimes
{
    public const string InstantForm = "an instant such as \"2026-01-01T09:00:00Z\"";
    public const string TimeForm = "a time of day such as \"08:00\" or \"08:00:30\"";

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");
    private static readonly LocalDateTimePattern LocalMinutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");
    private static readonly OffsetDateTimePattern OffsetMinutes = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<G>");

    /// <summary>An instant in UTC without a needless fraction.</summary>
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);

    /// <summary>A local time without a needless fraction.</summary>
    public static string LocalText(DateTime local) => local.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    public static bool TryReadInstant(JsonElement value, out DateTimeOffset instant) => TryParseInstant(JsonText.Of(value), out instant);

    public static bool TryParseInstant(string? text, out DateTimeOffset instant)
    {
        instant = default;
        if (text is null)
            return false;
        var read = OffsetDateTimePattern.ExtendedIso.Parse(text);
        if (!read.Success)
            read = OffsetMinutes.Parse(text);
        return read.Success && TryInRange(read.Value.ToInstant().ToUnixTimeTicks(), out instant);
    }

    public static bool TryParseLocal(string text, out DateTime local)
    {
        var read = LocalDateTimePattern.ExtendedIso.Parse(text);
        if (!read.Success)
            read = LocalMinutes.Parse(text);
        local = default;
        if (!read.Success || read.Value.Year is < 1 or > 9998)
            return false;
        local = read.Value.ToDateTimeUnspecified();
        local = local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMicrosecond));
        return true;
    }

    public static bool TryReadTime(JsonElement value, out TimeSpan time)
    {
        time = default;
        if (JsonText.Of(value) is not { } text)
            return false;
        var read = LocalTimePattern.ExtendedIso.Parse(text);
        if (!read.Success)
            read = Minutes.Parse(text);
        if (read.Success)
            time = new TimeSpan(read.Value.TickOfDay - read.Value.TickOfDay % TimeSpan.TicksPerMicrosecond);
        return read.Success;
    }

    public static string TimeText(TimeSpan time) => time.ToString(time.Ticks % TimeSpan.TicksPerMinute == 0 ? "hh\\:mm" : time.Ticks % TimeSpan.TicksPerSecond == 0 ? "hh\\:mm\\:ss" : "hh\\:mm\\:ss\\.ffffff", CultureInfo.InvariantCulture);

    private static bool TryInRange(long ticks, out DateTimeOffset instant)
    {
        instant = default;
        if (ticks < (DateTimeOffset.MinValue - DateTimeOffset.UnixEpoch).Ticks || ticks > (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks)
            return false;
        instant = DateTimeOffset.UnixEpoch.AddTicks(ticks - ticks % TimeSpan.TicksPerMicrosecond);
        return true;
    }
}
