using System.ComponentModel.DataAnnotations;
using ActorScheduler.Gateway.Schedules;

namespace ActorScheduler.Gateway.Api.Schedules;

/// <summary>A schedule, and which of its times are asked for.</summary>
internal sealed record SchedulePreviewBody : ScheduleBody
{
    /// <summary>Instead of crontab and interval: several rules.</summary>
    public SpecBody? Spec { get; init; }

    /// <summary>The IANA id of a crontab's zone; the scheduler's if left out.</summary>
    public string? Timezone { get; init; }

    /// <summary>The times are after this one; now if left out.</summary>
    public string? From { get; init; }

    /// <summary>Whether the answer shows each time with its local time, what changes of the clocks do to it, and what was left out.</summary>
    public bool? Details { get; init; }

    /// <summary>How many times; five if left out.</summary>
    [Range(1, SchedulePreviewRoute.MostTimes)]
    public int? Count { get; init; }
}
