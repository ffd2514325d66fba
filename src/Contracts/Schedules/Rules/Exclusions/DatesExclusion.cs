using System.Globalization;
using System.Text.Json;

namespace ActorScheduler.Contracts.Schedules.Rules.Exclusions;

/// <summary>Takes whole local days away: <c>{"dates": ["2026-12-25", "2027-01-01"]}</c>.</summary>
public sealed record DatesExclusion : ExclusionRule
{
    private const string Form = "yyyy-MM-dd";

    private readonly HashSet<DateOnly> _dates;

    private DatesExclusion(HashSet<DateOnly> dates) => _dates = dates;

    /// <inheritdoc />
    public override string Display => _dates.Count == 1 ? Texts().First() : $"{_dates.Count} dates";

    /// <inheritdoc />
    public bool Equals(DatesExclusion? other) => other is not null && _dates.SetEquals(other._dates);

    /// <inheritdoc />
    public override int GetHashCode() => _dates.Count;

    internal static ScheduleRule? Read(RuleInput input)
    {
        if (input.Texts("[\"2026-12-25\"]") is not { } texts)
            return null;
        var dates = new HashSet<DateOnly>();
        foreach (var text in texts)
        {
            if (DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                dates.Add(date);
            else
                input.Errors.Add(input.Path, JsonInput.Quoted(text), "dates such as \"2026-12-25\"");
        }

        return new DatesExclusion(dates);
    }

    /// <inheritdoc />
    public override DateTime? ExcludedUntil(DateTime utc, RuleScope scope)
    {
        var day = LocalAt(utc, scope.Zone).Date;
        return _dates.Contains(DateOnly.FromDateTime(day)) ? Until(utc, day.AddDays(1).Ticks, scope.Zone) : null;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter json, bool isStored)
    {
        json.WriteStartArray("dates"u8);
        foreach (var text in Texts())
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private IEnumerable<string> Texts() => _dates.Order().Select(static date => date.ToString(Form, CultureInfo.InvariantCulture));
}
