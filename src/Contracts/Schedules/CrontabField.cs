namespace ActorScheduler.Contracts.Schedules;

/// <summary>One of the five fields of a crontab: its name in Celery and the numbers that it takes.</summary>
/// <param name="Name">The key in JSON and the last part of the path in an error.</param>
/// <param name="Min">The least number; <c>*/n</c> counts from it.</param>
/// <param name="Max">The greatest number; a range that wraps around goes on at <paramref name="Min"/> after it.</param>
public sealed record CrontabField(string Name, int Min, int Max)
{
    /// <summary>Minutes, 0-59.</summary>
    public static readonly CrontabField Minute = new("minute", 0, 59);

    /// <summary>Hours, 0-23.</summary>
    public static readonly CrontabField Hour = new("hour", 0, 23);

    /// <summary>Days of the week, 0-6 with 0 = Sunday.</summary>
    public static readonly CrontabField DayOfWeek = new("day_of_week", 0, 6);

    /// <summary>Days of the month, 1-31.</summary>
    public static readonly CrontabField DayOfMonth = new("day_of_month", 1, 31);

    /// <summary>Months, 1-12.</summary>
    public static readonly CrontabField MonthOfYear = new("month_of_year", 1, 12);

    /// <summary>The five fields in the order of Celery 5.2's text, <c>(m/h/d/dM/MY)</c>.</summary>
    public static IReadOnlyList<CrontabField> All { get; } = [Minute, Hour, DayOfWeek, DayOfMonth, MonthOfYear];

    /// <summary>Whether the field takes <c>sun</c> to <c>sat</c> besides numbers.</summary>
    public bool TakesDayNames => this == DayOfWeek;

    /// <summary>What the field allows, as a phrase for an error.</summary>
    public string Allowed => (TakesDayNames ? $"{Min}-{Max} (0 = Sunday) or sun-sat" : $"{Min}-{Max}") + $", *, lists, ranges, steps such as {Example}";

    /// <summary>The numbers of a set in order.</summary>
    public IEnumerable<int> Numbers(CrontabValues values) => Enumerable.Range(Min, Max - Min + 1).Where(values.Contains);

    private string Example => this switch
    {
        { Name: "minute" } => "*/15",
        { Name: "day_of_week" } => "mon-fri/2",
        _ => "*/2",
    };
}
