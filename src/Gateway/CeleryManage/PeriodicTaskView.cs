using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Gateway.Dates;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>One row of get_periodic_task: the document's 18 keys in its order (the columns of django-celery-beat).</summary>
internal sealed record PeriodicTaskView(
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
    public static PeriodicTaskView Of(PeriodicTaskRow row, TimeZoneInfo zone)
    {
        var state = row.State;
        var definition = state.Definition ?? throw new InvalidOperationException($"the read model lists periodic task {row.Id}, which was never created");
        var isCrontab = definition.Schedule is CrontabSchedule;
        return new PeriodicTaskView(
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

    private static string? Date(DateTimeOffset? instant, TimeZoneInfo zone) =>
        instant is { } at ? SchedulerDates.IsoFormatMilliseconds(at, zone) : null;
}
