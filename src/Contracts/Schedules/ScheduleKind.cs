namespace ActorScheduler.Contracts.Schedules;

/// <summary>
/// A kind of schedule. Whatever treats kinds differently has a table by kind and refuses one that is not in it, so that a new kind is never taken for
/// another: the stored form (<c>Serialization/ScheduleMapper</c>), the tables in which databases number equal schedules, what callers may write and
/// what they are shown. Tests go through <see cref="All"/> and name the table that lacks a kind.
/// </summary>
public sealed class ScheduleKind
{
    private ScheduleKind(string name) => Name = name;

    /// <summary>Fires at the times of a clock and a calendar: <see cref="CrontabSchedule"/>.</summary>
    public static ScheduleKind Crontab { get; } = new("crontab");

    /// <summary>Fires at a fixed distance in time: <see cref="IntervalSchedule"/>.</summary>
    public static ScheduleKind Interval { get; } = new("interval");

    /// <summary>Fires at what several rules name, without what others take away: <see cref="Specs.SpecSchedule"/>.</summary>
    public static ScheduleKind Spec { get; } = new("spec");

    /// <summary>Every kind that this release knows.</summary>
    public static IReadOnlyList<ScheduleKind> All { get; } = [Crontab, Interval, Spec];

    /// <summary>The word for it, which is also the field of a request that holds such a schedule.</summary>
    public string Name { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
