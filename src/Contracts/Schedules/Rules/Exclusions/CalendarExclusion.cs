using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Schedules.Calendars;

namespace ActorScheduler.Contracts.Schedules.Rules.Exclusions;

/// <summary>
/// Takes away what a named calendar names: <c>{"calendar": "de"}</c>. The stored form holds the calendar as it was when the schedule was written or the
/// calendar last changed, so that every node and every replay finds the same times.
/// </summary>
/// <param name="Name">The name of the calendar.</param>
/// <param name="Version">Its version; 0 as long as it is not looked up.</param>
/// <param name="Content">What it and the calendars that it includes take away; null as long as it is not looked up.</param>
public sealed record CalendarExclusion(string Name, long Version, CalendarContent? Content) : ExclusionRule
{
    /// <inheritdoc />
    public override string Display => $"calendar {Name}";

    internal static ScheduleRule? Read(RuleInput input)
    {
        if (JsonText.Of(input.Value) is not { } name || !CalendarName.IsValid(name))
        {
            input.Wrong(CalendarName.Allowed);
            return null;
        }

        if (!input.Members.TryGetValue("content", out var content))
            return new CalendarExclusion(name, 0, null);
        var version = input.Members.TryGetValue("version", out var given) && given.TryGetInt64(out var number) ? number : 0;
        return CalendarContent.Read(content, input.Errors, $"{input.Path}.content") is { } read ? new CalendarExclusion(name, version, read) : null;
    }

    /// <inheritdoc />
    public override DateTime? ExcludedUntil(DateTime utc, RuleScope scope) => Content?.ExcludedUntil(utc, scope);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter json, bool isStored)
    {
        json.WriteString("calendar"u8, Name);
        if (!isStored || Content is null)
            return;
        json.WriteNumber("version"u8, Version);
        json.WritePropertyName("content"u8);
        Content.Write(json, isStored);
    }
}
