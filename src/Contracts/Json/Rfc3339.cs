using System.Globalization;
using System.Text.Json;

namespace ActorScheduler.Contracts.Json;

/// <summary>Instants in the form of RFC 3339, in UTC and always with microseconds, so that texts sort as the instants do.</summary>
public static class Rfc3339
{
    /// <summary><c>2026-01-01T00:00:00.250000Z</c>.</summary>
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    /// <summary>Writes a member with an instant, or null.</summary>
    public static void WriteInstant(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? instant) =>
        json.WriteString(name, instant is { } at ? Text(at) : null);
}
