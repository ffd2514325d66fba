using ActorScheduler.Contracts.Validation;
using NodaTime;
using NodaTime.TimeZones;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>
/// The time zones of schedules, from the zone data of this release or of a file: never from the machine, whose data another machine may not share. Read
/// from any thread; <see cref="Load"/> is for the start of a process.
/// </summary>
public static class TimeZones
{
    private static volatile Data _data = new(TzdbDateTimeZoneSource.Default);

    /// <summary>The version of the zone data: <c>2026f</c>.</summary>
    public static string Version => _data.Source.TzdbVersion;

    /// <summary>The ids of all zones, in order.</summary>
    public static IReadOnlyCollection<string> Ids => _data.Provider.Ids;

    /// <summary>
    /// The time zone, or null if there is none of that id. Aliases (<c>Asia/Calcutta</c>) are zones of their own name. Not zones are the entries of a
    /// machine's folder that mean something else on each machine (<c>localtime</c>) or count leap seconds (<c>right/…</c>).
    /// </summary>
    /// <param name="id">The IANA id, in the case in which IANA writes it.</param>
    public static DateTimeZone? Find(string id)
    {
        // The provider also makes zones of texts such as UTC+03, which nobody else knows.
        var data = _data;
        return data.Known.Contains(id) ? data.Provider.GetZoneOrNull(id) : null;
    }

    /// <summary>What may be given where this id was given, as a phrase.</summary>
    /// <param name="id">What is no zone.</param>
    public static string Allowed(string id) => OfWindows(id) is { } iana
        ? $"the IANA id of a time zone, \"{iana}\" for this zone of Windows"
        : $"the IANA id of a time zone (zone data {Version}), such as \"Asia/Shanghai\"{NearNames.Hint(id, Ids)}";

    /// <summary>The zone of the machine's clock, or null if it is none of IANA's.</summary>
    public static DateTimeZone? OfMachine() => Find(_data.Provider.GetSystemDefault() is { } zone ? zone.Id : "");

    /// <summary>The IANA id of a zone of Windows (<c>W. Europe Standard Time</c>), or null.</summary>
    /// <param name="windowsId">The id in Windows.</param>
    public static string? OfWindows(string windowsId) =>
        _data.Source.WindowsMapping.PrimaryMapping.TryGetValue(windowsId, out var id) ? id : null;

    /// <summary>The offset of a zone from UTC.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="utc">The instant, in UTC.</param>
    public static TimeSpan OffsetAt(DateTimeZone zone, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return zone.GetUtcOffset(Instant.FromDateTimeUtc(utc)).ToTimeSpan();
    }

    /// <summary>Takes the zones from a file of NodaTime (<c>.nzd</c>) from now on. For the start of a process: what was computed before stays.</summary>
    /// <param name="stream">The file.</param>
    /// <returns>Its version.</returns>
    /// <exception cref="NodaTime.Utility.InvalidNodaDataException">It is no such file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Load(Stream stream)
    {
        _data = new Data(TzdbDateTimeZoneSource.FromStream(stream));
        return Version;
    }

    private sealed class Data(TzdbDateTimeZoneSource source)
    {
        public TzdbDateTimeZoneSource Source { get; } = source;

        public DateTimeZoneCache Provider { get; } = new DateTimeZoneCache(source);

        public HashSet<string> Known { get; } = [.. source.GetIds()];
    }
}
