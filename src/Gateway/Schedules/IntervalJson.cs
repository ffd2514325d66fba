using System.Globalization;
using System.Text.Json;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Json;

namespace ActorScheduler.Gateway.Schedules;

/// <summary>Reads an interval written as a JSON object: <c>{"every": 10, "period": "seconds"}</c>.</summary>
internal static class IntervalJson
{
    private static readonly string[] Keys = ["every", "period"];

    // What Django's integer field takes besides the digits.
    private const NumberStyles Digits = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign;

    private static readonly string Periods = string.Join(", ", IntervalPeriods.Plurals);

    /// <summary>Reads the object; what is wrong goes to <paramref name="errors"/>.</summary>
    public static IntervalSchedule? Read(JsonElement json, InputErrors errors, string path)
    {
        var before = errors.Count;
        var members = JsonInput.Members(json, path, Keys, errors);
        var period = Period(members.GetValueOrDefault("period"), errors, path);
        var every = Every(members.GetValueOrDefault("every"), period, errors, path);
        return errors.Count == before ? new IntervalSchedule(every, period) : null;
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
        // Without a period that is known, the bound is that of the smallest one: each error is named, none is made up.
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
