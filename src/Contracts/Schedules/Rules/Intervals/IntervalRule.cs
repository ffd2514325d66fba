using System.Globalization;
using System.Text.Json;

namespace ActorScheduler.Contracts.Schedules.Rules.Intervals;

/// <summary>
/// A fixed distance in elapsed time, whatever the clocks do: <c>{"interval": {"every": "PT90S", "anchor": "…"}}</c>. Its grid begins at the anchor; aligned
/// to the epoch it is Temporal's: <c>1970 + n·every + phase</c>.
/// </summary>
public sealed record IntervalRule : ScheduleRule
{
    private static readonly string[] Keys = ["every", "period", "anchor", "align", "phase"];
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_525);

    private IntervalRule(IntervalSchedule? words, TimeSpan length, DateTimeOffset? anchor, TimeSpan? phase) =>
        (Words, Length, Anchor, Phase) = (words, length, anchor, phase);

    /// <summary>The interval in django-celery-beat's words, if it was written so.</summary>
    public IntervalSchedule? Words { get; }

    /// <summary>The time between two occurrences: 1 µs to 100 years.</summary>
    public TimeSpan Length { get; }

    /// <summary>Where the grid begins; null: where the schedule does.</summary>
    public DateTimeOffset? Anchor { get; }

    /// <summary>How far the grid lies from 1970; null: it is not aligned to it.</summary>
    public TimeSpan? Phase { get; }

    /// <summary>Whether the grid begins where the schedule does, and nothing else is said: then it is an <see cref="IntervalSchedule"/>.</summary>
    public bool IsPlain => Anchor is null && Phase is null && Words is not null;

    /// <inheritdoc />
    public override string Display => Words?.Display ?? $"every {Durations.Text(Length)}";

    /// <summary>An interval that is aligned to 1970.</summary>
    /// <param name="length">The time between two occurrences.</param>
    /// <param name="phase">How far the grid lies from 1970, less than <paramref name="length"/>.</param>
    internal static IntervalRule Aligned(TimeSpan length, TimeSpan phase) => new(null, length, null, phase);

    /// <summary>An interval in words.</summary>
    /// <param name="words">The interval.</param>
    internal static IntervalRule Of(IntervalSchedule words) => new(words, words.Length, null, null);

    internal static ScheduleRule? Read(RuleInput input)
    {
        const string Example = "{\"every\": 10, \"period\": \"minutes\"} or {\"every\": \"PT90S\"}";
        if (input.Value.ValueKind == JsonValueKind.String)
            return IntervalJson.Read(input.Value, input.Errors, input.Path) is { } text ? Of(text) : null;
        if (input.Object(Keys, Example) is not { } members)
            return null;
        var before = input.Errors.Noted;
        IntervalSchedule? words = null;
        var length = TimeSpan.Zero;
        if (members.ContainsKey("period"))
        {
            words = IntervalJson.Read(Pair(members), input.Errors, input.Path);
            length = words?.Length ?? TimeSpan.Zero;
        }
        else if (!Durations.TryRead(members.GetValueOrDefault("every"), out length) || length < TimeSpan.FromMicroseconds(1) || length > Longest)
        {
            input.Wrong("every", members.GetValueOrDefault("every"), "a duration of 1 microsecond to 100 years such as \"PT90S\" or \"90s\", or a number beside period");
        }

        var anchor = ReadAnchor(members, input);
        var phase = ReadPhase(members, input, length);
        return input.Errors.Noted == before ? new IntervalRule(words, length, anchor, phase) : null;
    }

    /// <inheritdoc />
    public override DateTime? NextAfter(DateTime after, RuleScope scope)
    {
        if (Phase is { } phase)
        {
            var since = (after - DateTime.UnixEpoch - phase).Ticks % Length.Ticks;
            var aligned = after.Ticks - (since < 0 ? since + Length.Ticks : since) + Length.Ticks;
            return aligned <= DateTime.MaxValue.Ticks ? new DateTime(aligned, DateTimeKind.Utc) : null;
        }

        return IntervalSchedule.NextAfter(after, (Anchor ?? scope.Anchor).UtcDateTime, Length);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter json, bool isStored)
    {
        json.WriteStartObject("interval"u8);
        if (Words is { } words)
        {
            json.WriteNumber("every"u8, words.Every);
            json.WriteString("period"u8, IntervalPeriods.Plural(words.Period));
        }
        else
        {
            json.WriteString("every"u8, Durations.Text(Length));
        }

        if (Anchor is { } anchor)
            json.WriteString("anchor"u8, RuleTimes.Text(anchor));
        if (Phase is { } phase)
        {
            json.WriteString("align"u8, "epoch"u8);
            json.WriteString("phase"u8, Durations.Text(phase));
        }

        json.WriteEndObject();
    }

    private static JsonElement Pair(Dictionary<string, JsonElement> members)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var name in (string[])["every", "period"])
            {
                if (!members.TryGetValue(name, out var value))
                    continue;
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
        return document.RootElement.Clone();
    }

    private static DateTimeOffset? ReadAnchor(Dictionary<string, JsonElement> members, RuleInput input)
    {
        if (!members.TryGetValue("anchor", out var value))
            return null;
        if (RuleTimes.TryReadInstant(value, out var anchor))
            return anchor;
        input.Wrong("anchor", value, RuleTimes.InstantForm);
        return null;
    }

    private static TimeSpan? ReadPhase(Dictionary<string, JsonElement> members, RuleInput input, TimeSpan length)
    {
        var isAligned = members.TryGetValue("align", out var align);
        if (isAligned && Json.JsonText.Of(align) != "epoch")
            input.Wrong("align", align, "\"epoch\"");
        if (isAligned && members.TryGetValue("anchor", out var anchor))
            input.Wrong("anchor", anchor, "nothing beside align");
        if (!members.TryGetValue("phase", out var value))
            return isAligned ? TimeSpan.Zero : null;
        if (isAligned && Durations.TryRead(value, out var phase) && phase >= TimeSpan.Zero && phase < length)
            return phase;
        input.Wrong("phase", value, string.Create(CultureInfo.InvariantCulture, $"a duration from 0 to less than every, beside \"align\": \"epoch\""));
        return null;
    }
}
