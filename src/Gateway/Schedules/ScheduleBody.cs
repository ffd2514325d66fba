using System.Text.Json;
using System.Text.Json.Serialization;
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
