using System.ComponentModel.DataAnnotations;
using ActorScheduler.Gateway.Schedules;

namespace ActorScheduler.Gateway.Api.Schedules;

/// <summary>A schedule, and which of its times are asked for.</summary>
internal sealed record SchedulePreviewBody : ScheduleBody
{
    /// <summary>The IANA id of a crontab's zone; the scheduler's if left out.</summary>
    public string? Timezone { get; init; }

    /// <summary>The times are after this one; now if left out.</summary>
    public string? From { get; init; }

    /// <summary>How many times; five if left out.</summary>
    [Range(1, SchedulePreviewRoute.MostTimes)]
    public int? Count { get; init; }
}
