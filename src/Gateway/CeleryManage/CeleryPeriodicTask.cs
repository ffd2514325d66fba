using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Gateway.Dates;
using NodaTime;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>A periodic task, as the columns of django-celery-beat show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its unique name.</param>
/// <param name="Task">The registered name of the task that each occurrence calls.</param>
/// <param name="IntervalId">The id of its interval; null if it has a crontab.</param>
/// <param name="CrontabId">The id of its crontab; null if it has an interval.</param>
/// <param name="Args">Positional arguments, as they were written.</param>
/// <param name="Kwargs">Keyword arguments, as they were written.</param>
/// <param name="Queue">The queue of each occurrence.</param>
/// <param name="Exchange">The exchange of each occurrence.</param>
/// <param name="RoutingKey">The routing key of each occurrence.</param>
/// <param name="Expires">When it ends, as local time of the scheduler's zone.</param>
/// <param name="Enabled">Whether it submits tasks.</param>
/// <param name="LastRunAt">When it last submitted a task, as local time of the scheduler's zone.</param>
/// <param name="TotalRunCount">How many tasks it submitted.</param>
/// <param name="DateChanged">When it was last changed or came due, as local time of the scheduler's zone.</param>
/// <param name="Description">A note for people.</param>
/// <param name="Interval">Its interval: `every 10 seconds`.</param>
/// <param name="Crontab">Its crontab: `*/15 * * * * (m/h/d/dM/MY)`.</param>
internal sealed record CeleryPeriodicTask(
    long Id,
    string Name,
    string Task,
    long? IntervalId,
    long? CrontabId,
    string Args,
    string Kwargs,
    string? Queue,
    string? Exchange,
    string? RoutingKey,
    string? Expires,
    bool Enabled,
    string? LastRunAt,
    long TotalRunCount,
    string DateChanged,
    string Description,
    string? Interval,
    string? Crontab)
{
    /// <summary>The row as the wire shows it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="zone">Dates are shown as its local time.</param>
    public static CeleryPeriodicTask Of(PeriodicTaskRow row, DateTimeZone zone)
    {
        var state = row.State;
        var definition = state.Definition ?? throw new InvalidOperationException($"the read model lists periodic task {row.Id}, which was never created");
        var isCrontab = definition.Schedule is CrontabSchedule;
        return new CeleryPeriodicTask(
            row.Id,
            definition.Name,
            definition.Task,
            definition.Schedule.Kind == ScheduleKind.Interval ? row.ScheduleId : null,
            isCrontab ? row.ScheduleId : null,
            definition.ArgsText,
            definition.KwargsText,
            definition.Queue,
            definition.Exchange,
            definition.RoutingKey,
            Date(definition.Expires, zone),
            definition.Enabled,
            Date(state.LastRunAt, zone),
            state.TotalRunCount,
            SchedulerDates.IsoFormatMilliseconds(state.DateChanged, zone),
            definition.Description,
            definition.Schedule.Kind == ScheduleKind.Interval ? definition.Schedule.Display : null,
            isCrontab ? definition.Schedule.Display : null);
    }

    private static string? Date(DateTimeOffset? instant, DateTimeZone zone) =>
        instant is { } at ? SchedulerDates.IsoFormatMilliseconds(at, zone) : null;
}
