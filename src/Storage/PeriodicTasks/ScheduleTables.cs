using ActorScheduler.Contracts.Schedules;

namespace ActorScheduler.Storage.PeriodicTasks;

/// <summary>
/// The tables that number schedules: equal schedules of one kind share an id, as rows of django-celery-beat share a CrontabSchedule. A new kind needs a
/// row here and a migration in each database.
/// </summary>
internal static class ScheduleTables
{
    /// <summary>The kinds, each with its table. All nodes write them in this order, so that they do not deadlock.</summary>
    public static IReadOnlyList<(ScheduleKind Kind, string Table)> All { get; } = [(ScheduleKind.Crontab, "crontabs"), (ScheduleKind.Interval, "intervals")];
}
