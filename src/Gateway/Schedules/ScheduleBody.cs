using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Contracts.Schedules.Specs;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Schedules;

/// <summary>The fields of a request that hold a schedule, one for each kind.</summary>
/// <remarks><see cref="ScheduleFields"/> reads them.</remarks>
internal abstract record ScheduleBody
{
    /// <summary>Instead of interval. An object of fields in Celery's grammar, or text as get_periodic_task shows it.</summary>
    [Takes(typeof(CrontabBody), typeof(string))]
    public JsonElement? Crontab { get; init; }

    /// <summary>Instead of crontab. An object, or text as get_periodic_task shows it.</summary>
    [Takes(typeof(IntervalBody), typeof(string))]
    public JsonElement? Interval { get; init; }
}

/// <summary>Several rules in one schedule: what they name together, without what others take away.</summary>
internal sealed record SpecBody
{
    /// <summary>The IANA id of the zone of rules that name none; the scheduler's if left out.</summary>
    public string? Timezone { get; init; }

    /// <summary>1 to 100 rules that name times, each an object with one of crontab, cron (perhaps with dialect), interval, at, daily, solar, rrule.</summary>
    [MinLength(1), MaxLength(SpecSchedule.MostRules)]
    public required IReadOnlyList<Dictionary<string, JsonElement>> Include { get; init; }

    /// <summary>Up to 100 rules that take times away: the same kinds, and between, dates, time_of_day, weekdays.</summary>
    [MaxLength(SpecSchedule.MostRules)]
    public IReadOnlyList<Dictionary<string, JsonElement>>? Exclude { get; init; }

    /// <summary>What happens when clocks change.</summary>
    public ClockChangeBody? Dst { get; init; }
}

/// <summary>What a schedule does when clocks change.</summary>
internal sealed record ClockChangeBody
{
    /// <summary>For local times that do not exist.</summary>
    public GapWord? Gap { get; init; }

    /// <summary>For local times that exist twice.</summary>
    public OverlapWord? Overlap { get; init; }
}

/// <summary>What becomes of a local time that the clocks skip.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GapWord>))]
internal enum GapWord
{
    /// <summary>All of the gap comes due once, at its end.</summary>
    [JsonStringEnumMemberName("next_valid")]
    NextValid,

    /// <summary>Later by the length of the gap.</summary>
    [JsonStringEnumMemberName("shift")]
    Shift,

    /// <summary>It does not come due.</summary>
    [JsonStringEnumMemberName("skip")]
    Skip,
}

/// <summary>What becomes of a local time that comes twice.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OverlapWord>))]
internal enum OverlapWord
{
    /// <summary>Both if it is written with a star, a range or a step; else the first.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>The first.</summary>
    [JsonStringEnumMemberName("first")]
    First,

    /// <summary>The last.</summary>
    [JsonStringEnumMemberName("last")]
    Last,

    /// <summary>Both.</summary>
    [JsonStringEnumMemberName("both")]
    Both,
}

/// <summary>The fields of a crontab, in Celery's grammar. One that is left out is `*`.</summary>
internal sealed record CrontabBody
{
    /// <summary>0 to 59.</summary>
    [Takes(typeof(string), typeof(int))]
    public JsonElement? Minute { get; init; }

    /// <summary>0 to 23.</summary>
    [Takes(typeof(string), typeof(int))]
    public JsonElement? Hour { get; init; }

    /// <summary>0 (Sunday) to 6, or mon, tue, …</summary>
    [Takes(typeof(string), typeof(int))]
    public JsonElement? DayOfWeek { get; init; }

    /// <summary>1 to 31.</summary>
    [Takes(typeof(string), typeof(int))]
    public JsonElement? DayOfMonth { get; init; }

    /// <summary>1 to 12, or jan, feb, …</summary>
    [Takes(typeof(string), typeof(int))]
    public JsonElement? MonthOfYear { get; init; }

    /// <summary>The IANA id of the time zone; the scheduler's if left out.</summary>
    public string? Timezone { get; init; }
}

/// <summary>An interval.</summary>
internal sealed record IntervalBody
{
    /// <summary>How many periods.</summary>
    [Takes(typeof(long), typeof(string))]
    public required JsonElement Every { get; init; }

    /// <summary>The length of a period.</summary>
    public required IntervalWord Period { get; init; }
}

/// <summary>A unit of time, as django-celery-beat names it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IntervalWord>))]
internal enum IntervalWord
{
    /// <summary>24 hours.</summary>
    [JsonStringEnumMemberName("days")]
    Days,

    /// <summary>60 minutes.</summary>
    [JsonStringEnumMemberName("hours")]
    Hours,

    /// <summary>60 seconds.</summary>
    [JsonStringEnumMemberName("minutes")]
    Minutes,

    /// <summary>Seconds.</summary>
    [JsonStringEnumMemberName("seconds")]
    Seconds,

    /// <summary>Millionths of a second.</summary>
    [JsonStringEnumMemberName("microseconds")]
    Microseconds,
}
