using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Calls.PeriodicTasks;

/// <summary>What a request says of a periodic task, apart from its name and task.</summary>
/// <remarks><see cref="PeriodicTaskFields"/> reads it.</remarks>
internal abstract record PeriodicTaskBody
{
    /// <summary>Whether it submits tasks; true if left out of a new one.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Instead of interval. An object of fields in Celery's grammar, or text as get_periodic_task shows it.</summary>
    [Takes(typeof(CrontabBody), typeof(string))]
    public JsonElement? Crontab { get; init; }

    /// <summary>Instead of crontab. An object, or text as get_periodic_task shows it.</summary>
    [Takes(typeof(IntervalBody), typeof(string))]
    public JsonElement? Interval { get; init; }

    /// <summary>A JSON array or a Python tuple or list, as text or as JSON.</summary>
    [Takes(typeof(string), typeof(JsonElement[]))]
    public JsonElement? Args { get; init; }

    /// <summary>A JSON object or a Python dict, as text or as JSON.</summary>
    [Takes(typeof(string), typeof(Dictionary<string, JsonElement>))]
    public JsonElement? Kwargs { get; init; }

    /// <summary>When it ends, `%Y-%m-%d %H:%M:%S.%f` in the scheduler's time zone, or ISO 8601.</summary>
    public string? Expires { get; init; }

    /// <summary>A note for people.</summary>
    public string? Description { get; init; }

    /// <summary>The queue of each occurrence.</summary>
    [MaxLength(200)]
    public string? Queue { get; init; }

    /// <summary>The exchange of each occurrence.</summary>
    [MaxLength(200)]
    public string? Exchange { get; init; }

    /// <summary>The routing key of each occurrence.</summary>
    [MaxLength(200)]
    public string? RoutingKey { get; init; }
}

/// <summary>A periodic task that is to be added.</summary>
internal abstract record NewPeriodicTaskBody : PeriodicTaskBody
{
    /// <summary>Unique.</summary>
    [MinLength(1), MaxLength(PeriodicTaskFields.LongestName)]
    public required string Name { get; init; }

    /// <summary>The registered name of the task that each occurrence calls.</summary>
    [MinLength(1), MaxLength(TaskCallReader.LongestName)]
    public required string Task { get; init; }
}

/// <summary>Changes of a periodic task.</summary>
internal abstract record ChangedPeriodicTaskBody : PeriodicTaskBody
{
    /// <summary>Unique.</summary>
    [MinLength(1), MaxLength(PeriodicTaskFields.LongestName)]
    public string? Name { get; init; }

    /// <summary>The registered name of the task that each occurrence calls.</summary>
    [MinLength(1), MaxLength(TaskCallReader.LongestName)]
    public string? Task { get; init; }
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
