using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ActorScheduler.Gateway.OpenApi;
using ActorScheduler.Gateway.Schedules;

namespace ActorScheduler.Gateway.Calls.PeriodicTasks;

/// <summary>What a request says of a periodic task, apart from its name and task.</summary>
/// <remarks><see cref="PeriodicTaskFields"/> reads it.</remarks>
internal abstract record PeriodicTaskBody : ScheduleBody
{
    /// <summary>Whether it submits tasks; true if left out of a new one. Also what forms send: 1, 0, or one of these as text.</summary>
    [Takes(typeof(bool), typeof(int), typeof(string))]
    public JsonElement? Enabled { get; init; }

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
