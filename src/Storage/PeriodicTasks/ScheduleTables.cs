using ActorScheduler.Contracts.Schedules;

namespace ActorScheduler.Storage.PeriodicTasks;

/// <summary>
/// The tables that number schedules: equal schedules of one kind share an id, as rows of django-celery-beat share a CrontabSchedule. Only
/// get_periodic_task shows these ids, and it knows no other kinds: a schedule without a table here has no number.
/// </summary>
internal static class ScheduleTables
{
    /// <summary>What stands in the place of the id of a schedule without a number. Ids begin at 1.</summary>
    public const long NoId = 0;

    /// <summary>The kinds, each with its table. All nodes write them in this order, so that they do not deadlock.</summary>
    public static IReadOnlyList<(ScheduleKind Kind, string Table)> All { get; } = [(ScheduleKind.Crontab, "crontabs"), (ScheduleKind.Interval, "intervals")];
}
