namespace ActorScheduler.Contracts.Schedules.Rules.Cron;

/// <summary>A field of a cron text.</summary>
/// <param name="Name">Its name in errors.</param>
/// <param name="Min">The least number.</param>
/// <param name="Max">The greatest number.</param>
/// <param name="Names">Words for numbers from <paramref name="Min"/> on.</param>
internal sealed record CronField(string Name, int Min, int Max, params string[] Names)
{
    public static readonly CronField Second = new("second", 0, 59);
    public static readonly CronField Minute = new("minute", 0, 59);
    public static readonly CronField Hour = new("hour", 0, 23);
    public static readonly CronField DayOfMonth = new("day of month", 1, 31);
    public static readonly CronField Month = new("month", 1, 12, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    public static readonly CronField DayOfWeek = new("day of week", 0, 6, "sun", "mon", "tue", "wed", "thu", "fri", "sat");
    public static readonly CronField Year = new("year", 1970, 2499);

    /// <summary>The greatest number that <c>H</c> stands for: every month has it.</summary>
    public int MaxOfHash => this == DayOfMonth ? 28 : Max;
}
