using System.Buffers;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Schedules;

/// <summary>A time zone named in a request.</summary>
internal static class ZoneField
{
    private const int LongestId = 64;

    // To the system an id is a file name: what is not shaped like one of IANA's never gets there.
    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/");

    /// <summary>The zone; null if the field is absent, null, or (which is noted) no zone.</summary>
    public static TimeZoneInfo? Read(JsonFields body, string name)
    {
        const string Allowed = "the IANA id of a time zone, such as \"Asia/Shanghai\"";
        if (body.Text(name, Allowed) is not { } id)
            return null;
        if (id.Length is > 0 and <= LongestId && char.IsAsciiLetter(id[0]) && !id.AsSpan().ContainsAnyExcept(IdCharacters)
            && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
        {
            return zone;
        }

        body.Wrong(name, Allowed);
        return null;
    }
}
