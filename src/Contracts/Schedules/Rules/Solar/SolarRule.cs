using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Contracts.Schedules.Rules.Solar;

/// <summary>
/// An event of the sun at a place: <c>{"solar": {"event": "sunset", "latitude": 52.52, "longitude": 13.405, "offset": "-PT30M"}}</c>. Horizons are Celery's:
/// the upper edge of the disc at −34′ for sunrise and sunset, its centre at −6°, −12° and −18° for dawns and dusks, no height above the sea, no refraction. A
/// day without the event has no occurrence.
/// </summary>
/// <param name="Event">The event.</param>
/// <param name="Latitude">-90 to 90 degrees, north is positive.</param>
/// <param name="Longitude">-180 to 180 degrees, east is positive.</param>
/// <param name="Offset">How much later; negative: sooner. Up to 12 hours.</param>
public sealed record SolarRule(SolarEvent Event, double Latitude, double Longitude, TimeSpan Offset) : ScheduleRule
{
    // Longer than a polar night: what does not come within it never does.
    private const int MostDays = 400;
    private const int Halvings = 40;
    private const double DegreesPerHour = 15;

    private static readonly string[] Keys = ["event", "latitude", "longitude", "offset"];
    private static readonly TimeSpan LongestOffset = TimeSpan.FromHours(12);
    private static readonly DateTime First = new(1000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Last = new(3000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <inheritdoc />
    public override string Display => FormattableString.Invariant($"{Event.Name} ({Latitude}, {Longitude})");

    internal static ScheduleRule? Read(RuleInput input)
    {
        if (input.Object(Keys, "{\"event\": \"sunset\", \"latitude\": 52.52, \"longitude\": 13.405}") is not { } members)
            return null;
        var before = input.Errors.Noted;
        var names = SolarEvent.All.Select(static known => known.Name).ToArray();
        var name = JsonText.Of(members.GetValueOrDefault("event"));
        var known = SolarEvent.All.FirstOrDefault(known => known.Name == name);
        if (known is null)
            input.Wrong("event", members.GetValueOrDefault("event"), $"one of {string.Join(", ", names)}{NearNames.Hint(name ?? "", names)}");
        var latitude = Degrees(members, "latitude", 90, input);
        var longitude = Degrees(members, "longitude", 180, input);
        var offset = TimeSpan.Zero;
        if (members.TryGetValue("offset", out var given) && (!Durations.TryRead(given, out offset) || offset.Duration() > LongestOffset))
            input.Wrong("offset", given, "a duration of up to 12 hours such as \"-PT30M\"");
        return input.Errors.Noted == before ? new SolarRule(known!, latitude, longitude, offset) : null;
    }

    /// <inheritdoc />
    public override DateTime? NextAfter(DateTime after, RuleScope scope)
    {
        var from = after - (after < DateTime.MinValue + LongestOffset ? TimeSpan.Zero : Offset);
        if (from > Last)
            return null;
        if (from < First)
            from = First;
        var noon = Noon(from.AddDays(-1));
        for (var day = 0; day < MostDays; day++)
        {
            if (AtNoon(noon) is { } found && found > from)
                return found + Offset;
            noon = Noon(noon.AddDays(1));
        }

        return null;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter json, bool isStored)
    {
        json.WriteStartObject("solar"u8);
        json.WriteString("event"u8, Event.Name);
        json.WriteNumber("latitude"u8, Latitude);
        json.WriteNumber("longitude"u8, Longitude);
        if (Offset != TimeSpan.Zero)
            json.WriteString("offset"u8, Durations.Text(Offset));
        json.WriteEndObject();
    }

    private static double Degrees(Dictionary<string, JsonElement> members, string name, double most, RuleInput input)
    {
        var value = members.GetValueOrDefault(name);
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var degrees) && Math.Abs(degrees) <= most)
            return degrees;
        if (double.TryParse(JsonText.Of(value), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out degrees) && Math.Abs(degrees) <= most)
            return degrees;
        input.Wrong(name, value, FormattableString.Invariant($"degrees from -{most} to {most}"));
        return 0;
    }

    /// <summary>The event of the day around a noon; null if there is none.</summary>
    private DateTime? AtNoon(DateTime noon)
    {
        if (Event.Direction == 0)
            return Cut(noon);
        // From the lowest place before noon to the highest, or from there to the lowest after it.
        var (below, above) = (noon.AddHours(-12 * Event.Direction), noon);
        if (Above(below) || !Above(above))
            return null;
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = below + (above - below) / 2;
            if (Above(middle))
                above = middle;
            else
                below = middle;
        }

        return Cut(above);
    }

    private bool Above(DateTime utc)
    {
        var (altitude, radius) = Sun.At(utc, Latitude, Longitude);
        return altitude + (Event.IsUpperLimb ? radius : 0) >= Event.Altitude;
    }

    /// <summary>The time nearest to another at which the sun is highest.</summary>
    private DateTime Noon(DateTime near)
    {
        for (var step = 0; step < 4; step++)
            near = near.AddHours(-Sun.HourAngle(near, Longitude) / DegreesPerHour);
        return near;
    }

    private static DateTime Cut(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
