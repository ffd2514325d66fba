using System.Text.Json;

namespace ActorScheduler.Contracts.Schedules.Rules.Exclusions;

/// <summary>Takes days of the week away: <c>{"weekdays": ["sat", "sun"]}</c>.</summary>
public sealed record WeekdaysExclusion : ExclusionRule
{
    private static readonly string[] Names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly int _days;

    private WeekdaysExclusion(int days) => _days = days;

    /// <inheritdoc />
    public override string Display => string.Join(',', Texts());

    internal static ScheduleRule? Read(RuleInput input)
    {
        const string Example = "[\"sat\", \"sun\"]";
        if (input.Texts(Example, 7) is not { } texts)
            return null;
        var days = 0;
        foreach (var text in texts)
        {
            var day = Array.FindIndex(Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
            if (day < 0)
                input.Errors.Add(input.Path, JsonInput.Quoted(text), $"days such as {Example}");
            else
                days |= 1 << day;
        }

        return new WeekdaysExclusion(days);
    }

    /// <inheritdoc />
    public override DateTime? ExcludedUntil(DateTime utc, RuleScope scope)
    {
        var day = LocalAt(utc, scope.Zone).Date;
        return (_days >> (int)day.DayOfWeek & 1) != 0 ? Until(utc, day.AddDays(1).Ticks, scope.Zone) : null;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter json, bool isStored)
    {
        json.WriteStartArray("weekdays"u8);
        foreach (var text in Texts())
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private IEnumerable<string> Texts() => Names.Where((_, day) => (_days >> day & 1) != 0);
}
