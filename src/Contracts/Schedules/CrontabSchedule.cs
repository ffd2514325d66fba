namespace ActorScheduler.Contracts.Schedules;

/// <summary>
/// Fires at the minutes that match all five fields in a time zone, with the meaning of Celery 5.2: the day has to match day of month
/// <b>and</b> day of week, <c>*/n</c> counts from the field's least number, and ranges wrap around (<c>fri-mon</c>, <c>22-2</c>).
/// </summary>
/// <remarks>
/// <para>
/// When clocks change, fires follow Vixie cron's rules, as Cronos has them. Clocks set forward: the fires whose local time is skipped
/// happen once, together, at the end of the gap (in Berlin 02:30 fires at 03:00, and so do all of <c>*/15</c> in hour 2), so a daily
/// task is not lost. Clocks set back: if minute or hour is written with <c>*</c>, a range or a step, the repeated hour fires in both
/// passes (<c>*/15</c> goes on every 15 minutes of real time); if both are single numbers or lists of them, it fires in the first
/// pass only, so a daily task does not run twice.
/// </para>
/// <para>Fire times are found up to the year 2499; after it there is none.</para>
/// </remarks>
/// <param name="Minute">0-59.</param>
/// <param name="Hour">0-23.</param>
/// <param name="DayOfWeek">0-6 with 0 = Sunday, or names such as <c>mon</c>.</param>
/// <param name="DayOfMonth">1-31.</param>
/// <param name="MonthOfYear">1-12.</param>
/// <param name="TimeZoneId">The IANA id of the time zone whose clock the fields are about, such as <c>Asia/Shanghai</c>.</param>
public sealed record CrontabSchedule(
    string Minute,
    string Hour,
    string DayOfWeek,
    string DayOfMonth,
    string MonthOfYear,
    string TimeZoneId) : Schedule
{
    /// <summary>What Celery 5.2 writes after a crontab to give the order of its fields: minute, hour, day of week, day of month, month.</summary>
    public const string Legend = "(m/h/d/dM/MY)";

    // Derived from the fields at the first use. Two threads may both do so, with the same result.
    private (CompiledCrontab Times, CivilClock Clock)? _compiled;

    // A copy may get other fields, so it must not keep the compiled form.
    private CrontabSchedule(CrontabSchedule original)
        : base(original) =>
        (Minute, Hour, DayOfWeek, DayOfMonth, MonthOfYear, TimeZoneId) = original;

    /// <inheritdoc />
    public override ScheduleKind Kind => ScheduleKind.Crontab;

    /// <summary>
    /// Celery 5.2's text: minute, hour, day of week, day of month, month, as given, then the legend:
    /// <c>0 4 * * * (m/h/d/dM/MY)</c>. The time zone is not part of it.
    /// </summary>
    public override string Display => $"{Minute} {Hour} {DayOfWeek} {DayOfMonth} {MonthOfYear} {Legend}";

    /// <summary>What <see cref="Display"/> shows, and the time zone.</summary>
    public override string Specification => $"{Display} {TimeZoneId}";

    /// <inheritdoc />
    public override string? ZoneId => TimeZoneId;

    /// <inheritdoc />
    /// <exception cref="FormatException">A field is not in Celery's grammar; never so for one that was read from a request.</exception>
    /// <exception cref="TimeZoneNotFoundException">The zone data does not know the time zone.</exception>
    public override DateTimeOffset? NextAfter(DateTimeOffset after, DateTimeOffset anchor)
    {
        var (times, clock) = _compiled ??= Compile();
        return clock.NextAfter(times, after.UtcDateTime, ClockChangePolicy.Default) is { } next ? new DateTimeOffset(next, TimeSpan.Zero) : null;
    }

    private (CompiledCrontab Times, CivilClock Clock) Compile() => TimeZones.Find(TimeZoneId) is { } zone
        ? (CompiledCrontab.Of(this), new CivilClock(zone))
        : throw new TimeZoneNotFoundException($"The zone data {TimeZones.Version} does not know the time zone '{TimeZoneId}'.");

    /// <summary>Whether the five texts and the time zone are the same.</summary>
    public bool Equals(CrontabSchedule? other) => other is not null && Key == other.Key;

    /// <inheritdoc />
    public override int GetHashCode() => Key.GetHashCode();

    private (string, string, string, string, string, string) Key => (Minute, Hour, DayOfWeek, DayOfMonth, MonthOfYear, TimeZoneId);
}
