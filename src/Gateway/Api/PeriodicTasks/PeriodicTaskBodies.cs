using System.Text.Json;
using ActorScheduler.Gateway.Calls.PeriodicTasks;
using ActorScheduler.Gateway.OpenApi;
using ActorScheduler.Gateway.Schedules;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>A periodic task that is to be added. Exactly one of crontab and interval says when it comes due.</summary>
internal sealed record AddPeriodicTaskBody : NewPeriodicTaskBody
{
    /// <summary>Instead of crontab and interval: several rules.</summary>
    public SpecBody? Spec { get; init; }

    /// <summary>The IANA id of the zone of a crontab that names none; the scheduler's if left out.</summary>
    public string? Timezone { get; init; }
}

/// <summary>Changes of a periodic task. What is only shown may be sent back, and is ignored.</summary>
internal sealed record ChangePeriodicTaskBody : ChangedPeriodicTaskBody
{
    /// <summary>Instead of crontab and interval: several rules.</summary>
    public SpecBody? Spec { get; init; }

    /// <summary>The IANA id of the zone of a crontab that names none; the one that it has if left out.</summary>
    public string? Timezone { get; init; }

    /// <summary>The id in the path.</summary>
    [Takes(typeof(long), typeof(string))]
    public JsonElement? Id { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? NextRunAt { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? LastRunAt { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? TotalRunCount { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? CreatedAt { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? UpdatedAt { get; init; }

    /// <summary>Ignored.</summary>
    public JsonElement? NextFireTimes { get; init; }
}
