using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Gateway.Schedules;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>What the owner of a periodic task says of it.</summary>
internal record PeriodicTaskDefinitionView
{
    /// <summary>Its unique name.</summary>
    public required string Name { get; init; }

    /// <summary>The registered name of the task that each occurrence calls.</summary>
    public required string Task { get; init; }

    /// <summary>Positional arguments of each occurrence.</summary>
    public required IReadOnlyList<JsonElement> Args { get; init; }

    /// <summary>Keyword arguments of each occurrence.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Kwargs { get; init; }

    /// <summary>When it comes due, or null if an interval says so.</summary>
    public required CrontabView? Crontab { get; init; }

    /// <summary>How often it comes due, or null if a crontab says so.</summary>
    public required IntervalView? Interval { get; init; }

    /// <summary>The same as rules.</summary>
    public required SpecView Spec { get; init; }

    /// <summary>Whether it submits tasks.</summary>
    public required bool Enabled { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset? Expires { get; init; }

    /// <summary>A note for people.</summary>
    public required string Description { get; init; }

    /// <summary>The queue of each occurrence.</summary>
    public required string? Queue { get; init; }

    /// <summary>The exchange of each occurrence.</summary>
    public required string? Exchange { get; init; }

    /// <summary>The routing key of each occurrence.</summary>
    public required string? RoutingKey { get; init; }
}

/// <summary>A periodic task.</summary>
internal sealed record PeriodicTaskView : PeriodicTaskDefinitionView
{
    /// <summary>Its id.</summary>
    [JsonPropertyOrder(-1)]
    public required long Id { get; init; }

    /// <summary>When it comes due next. Null while it is disabled and after its end.</summary>
    [JsonPropertyOrder(1)]
    public required DateTimeOffset? NextRunAt { get; init; }

    /// <summary>When it last submitted a task.</summary>
    [JsonPropertyOrder(1)]
    public required DateTimeOffset? LastRunAt { get; init; }

    /// <summary>How many tasks it submitted.</summary>
    [JsonPropertyOrder(1)]
    public required long TotalRunCount { get; init; }

    /// <summary>When it was added.</summary>
    [JsonPropertyOrder(1)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed or came due.</summary>
    [JsonPropertyOrder(1)]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The next times at which it comes due. Only where one periodic task is shown.</summary>
    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DateTimeOffset>? NextFireTimes { get; init; }
}

/// <summary>The fields of a crontab, in Celery's grammar.</summary>
/// <param name="Minute">0 to 59.</param>
/// <param name="Hour">0 to 23.</param>
/// <param name="DayOfWeek">0 (Sunday) to 6, or mon, tue, …</param>
/// <param name="DayOfMonth">1 to 31.</param>
/// <param name="MonthOfYear">1 to 12, or jan, feb, …</param>
/// <param name="Timezone">The IANA id of the time zone.</param>
internal sealed record CrontabView(string Minute, string Hour, string DayOfWeek, string DayOfMonth, string MonthOfYear, string Timezone);

/// <summary>An interval.</summary>
/// <param name="Every">How many periods.</param>
/// <param name="Period">The length of a period.</param>
internal sealed record IntervalView(long Every, IntervalWord Period);

/// <summary>Several rules in one schedule.</summary>
/// <param name="Timezone">The IANA id of the zone of rules that name none.</param>
/// <param name="Include">The rules that name times, each an object as it was written.</param>
/// <param name="Exclude">The rules that take times away.</param>
/// <param name="Dst">What happens when clocks change.</param>
internal sealed record SpecView(
    string Timezone, IReadOnlyList<Dictionary<string, JsonElement>> Include, IReadOnlyList<Dictionary<string, JsonElement>> Exclude, ClockChangeView Dst);

/// <summary>What a schedule does when clocks change.</summary>
/// <param name="Gap">For local times that do not exist.</param>
/// <param name="Overlap">For local times that exist twice.</param>
internal sealed record ClockChangeView(GapWord Gap, OverlapWord Overlap);
