using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>An interval in JSON: <c>{"every": 10, "period": "seconds"}</c>.</summary>
public static class IntervalJson
{
    /// <summary>The keys of the object.</summary>
    public static readonly string[] Keys = ["every", "period"];

    // What Django's integer field takes besides the digits.
    private const NumberStyles Digits = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign;

    private static readonly string Periods = string.Join(", ", IntervalPeriods.Plurals);

    /// <summary>
    /// Reads an interval: an object of <c>every</c> (an integer, or a string of one, from 1 up to 100 years) and <c>period</c> (one of
    /// django-celery-beat's plural words), or the text that get_periodic_task shows.
    /// </summary>
    /// <param name="given">What the caller gave.</param>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="path">The path of <paramref name="given"/> in the caller's input.</param>
    /// <returns>The interval, or <c>null</c> when something was noted.</returns>
    public static IntervalSchedule? Read(JsonElement given, InputErrors errors, string path)
    {
        var interval = AsObject(given);
        if (interval.ValueKind == JsonValueKind.Object)
            return ReadObject(interval, errors, path);

        errors.Add(path, JsonInput.Given(given), "an object such as {\"every\": 10, \"period\": \"seconds\"}");
        return null;
    }

    /// <summary>Writes the interval as an object.</summary>
    public static void Write(Utf8JsonWriter json, IntervalSchedule interval)
    {
        json.WriteStartObject();
        json.WriteNumber("every"u8, interval.Every);
        json.WriteString("period"u8, IntervalPeriods.Plural(interval.Period));
        json.WriteEndObject();
    }

    /// <summary>
    /// Turns an interval as get_periodic_task shows it (<c>every second</c>, <c>every 10 seconds</c>) into the object that it means, so that a row
    /// can be sent back as it was read. Anything else stays as it is.
    /// </summary>
    private static JsonElement AsObject(JsonElement interval)
    {
        if (JsonText.Of(interval)?.Split(' ') is not ["every", .., var unit] words || words.Length > 3)
            return interval;
        return JsonSerializer.SerializeToElement(words.Length == 3
            ? new JsonObject { ["every"] = words[1], ["period"] = unit }
            : new JsonObject { ["every"] = "1", ["period"] = unit + "s" });
    }

    private static IntervalSchedule? ReadObject(JsonElement json, InputErrors errors, string path)
    {
        var before = errors.Noted;
        var members = JsonInput.Members(json, path, Keys, errors);
        var period = Period(members.GetValueOrDefault("period"), errors, path);
        var every = Every(members.GetValueOrDefault("every"), period, errors, path);
        return errors.Noted == before ? new IntervalSchedule(every, period) : null;
    }

    private static IntervalPeriod Period(JsonElement value, InputErrors errors, string path)
    {
        var word = JsonText.Of(value);
        var period = IntervalPeriods.FromPlural(word ?? "");
        if (period == IntervalPeriod.None)
            errors.Add($"{path}.period", JsonInput.Given(value), $"one of {Periods}{NearNames.Hint(word ?? "", IntervalPeriods.Plurals)}");
        return period;
    }

    private static long Every(JsonElement value, IntervalPeriod period, InputErrors errors, string path)
    {
        // Without a known period, the smallest one sets the bound: every error is named, and none is made up.
        var most = IntervalPeriods.Most(period == IntervalPeriod.None ? IntervalPeriod.Microseconds : period);
        if (Integer(value) is { } every && every >= 1 && every <= most)
            return every;

        var allowed = string.Create(CultureInfo.InvariantCulture, $"an integer from 1 to {most} (100 years at most)");
        errors.Add($"{path}.every", JsonInput.Given(value), allowed);
        return 0;
    }

    /// <summary>
    /// The integer of a JSON number without a fraction (<c>10</c>, <c>10.0</c>) or of a string of digits (<c>"10"</c>), as Django reads
    /// them.
    /// </summary>
    private static long? Integer(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number)
            return long.TryParse(JsonText.Of(value), Digits, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;

        var isWhole = value.TryGetDecimal(out var number) && number == decimal.Truncate(number) && Math.Abs(number) <= long.MaxValue;
        return isWhole ? (long)number : null;
    }
}
