using System.Globalization;
using NodaTime;

namespace ActorScheduler.Gateway.Dates;

/// <content>How instants are written.</content>
internal static partial class SchedulerDates
{
    /// <summary>
    /// Python's <c>datetime.isoformat()</c> of the local time, without offset: <c>2019-10-11T15:28:26.771243</c>, and no fraction when it is zero.
    /// Anything finer than a microsecond is cut off.
    /// </summary>
    /// <param name="instant">The instant.</param>
    /// <param name="zone">The zone whose local time is shown; the time is kept within the years 1 to 9999.</param>
    public static string IsoFormat(DateTimeOffset instant, DateTimeZone zone) => Format(instant, zone, "yyyy-MM-ddTHH:mm:ss.ffffff");

    /// <summary>
    /// The same as Django's JSON encoder writes it, cut to milliseconds: <c>2019-10-10T17:35:41.285</c>. The fraction is left out when the
    /// microseconds are zero, not when the milliseconds are: half a millisecond is <c>.000</c>.
    /// </summary>
    /// <param name="instant">The instant.</param>
    /// <param name="zone">The zone whose local time is shown; the time is kept within the years 1 to 9999.</param>
    public static string IsoFormatMilliseconds(DateTimeOffset instant, DateTimeZone zone) => Format(instant, zone, "yyyy-MM-ddTHH:mm:ss.fff");

    /// <summary>A local time in the same form, without a zone: <c>2026-03-29T03:00:00</c>.</summary>
    /// <param name="local">The local time.</param>
    public static string LocalText(DateTime local) => local.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    private static string Format(DateTimeOffset instant, DateTimeZone zone, string withFraction)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = LocalTimes.FromUtc(instant, zone);
        var hasFraction = local.Ticks % TimeSpan.TicksPerSecond >= TimeSpan.TicksPerMicrosecond;
        return local.ToString(hasFraction ? withFraction : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }
}
