using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Gateway.Http;
using NodaTime;

namespace ActorScheduler.Gateway.Api.Schedules;

/// <summary>A time zone named in a request.</summary>
internal static class ZoneField
{
    /// <summary>The zone; null if the field is absent, null, or (which is noted) no zone.</summary>
    public static DateTimeZone? Read(JsonFields body, string name)
    {
        if (body.Text(name, "the IANA id of a time zone, such as \"Asia/Shanghai\"") is not { } id)
            return null;
        if (TimeZones.Find(id) is { } zone)
            return zone;
        body.Wrong(name, TimeZones.Allowed(id));
        return null;
    }
}
