namespace ActorScheduler.Contracts.Schedules.Rules.Cron;

/// <summary>
/// In whose words a cron text is written: where they differ, nothing is guessed. Six fields begin with seconds everywhere but at Temporal, where they end with a
/// year.
/// </summary>
/// <param name="Name">The name in requests.</param>
/// <param name="EitherDay">Whether one of two restricted days is enough (Vixie cron).</param>
/// <param name="FirstDay">The number of Sunday, from which days of the week are counted.</param>
/// <param name="NeedsQuestionMark">Whether exactly one of the two days has to be <c>?</c>.</param>
/// <param name="SixEndInYear">Whether the last of six fields is a year.</param>
public sealed record CronDialect(string Name, bool EitherDay, int FirstDay, bool NeedsQuestionMark, bool SixEndInYear)
{
    /// <summary>Both days have to match; Sunday is 0 or 7.</summary>
    public static CronDialect Standard { get; } = new("standard", false, 0, false, false);

    /// <summary>The dialects.</summary>
    public static IReadOnlyList<CronDialect> All { get; } =
    [
        Standard,
        new("vixie", true, 0, false, false),
        new("quartz", false, 1, true, false),
        new("temporal", false, 0, false, true),
    ];
}
