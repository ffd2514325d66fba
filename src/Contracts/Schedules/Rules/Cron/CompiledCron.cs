using Cronos;

namespace ActorScheduler.Contracts.Schedules.Rules.Cron;

/// <summary>
/// A cron text ready to compute with. Cronos finds local times; it takes no lists with special members (<c>13,L</c>), does not know Vixie's either-day rule and
/// has no years: several expressions are united, and years are a filter on top.
/// </summary>
internal sealed class CompiledCron : ICivilTimes
{
    private const int LastYear = 2499;

    private readonly CronExpression[] _expressions;
    private readonly CronValues? _years;

    private CompiledCron(CronExpression[] expressions, CronValues? years, bool isInterval) => (_expressions, _years, IsInterval) = (expressions, years, isInterval);

    /// <inheritdoc />
    public bool IsInterval { get; }

    /// <summary>How many days of the month are combined with how many of the week: each combination is looked for by itself.</summary>
    public int Combinations => _expressions.Length;

    /// <summary>Compiles a text.</summary>
    /// <returns>Null, or what is wrong, as a phrase.</returns>
    public static string? Compile(CronText cron, CronDialect dialect, long seed, out CompiledCron? compiled)
    {
        compiled = null;
        var values = new CronValues?[CronText.All.Length];
        for (var index = 0; index < values.Length; index++)
        {
            if (cron.Fields[index] is { } text && CronMember.Expand(CronText.All[index], text, dialect, seed, out values[index]!) is { } problem)
                return $"{CronText.All[index].Name}: {problem}";
        }

        var (second, minute, hour, dayOfMonth, month, dayOfWeek) = (values[0], values[1]!, values[2]!, values[3]!, values[4]!, values[5]!);
        var days = dialect.EitherDay && !dayOfMonth.IsStar && !dayOfWeek.IsStar
            ? dayOfMonth.Alternatives.Select(static day => (day, "*")).Concat(dayOfWeek.Alternatives.Select(static day => ("*", day)))
            : dayOfMonth.Alternatives.SelectMany(_ => dayOfWeek.Alternatives, static (ofMonth, ofWeek) => (ofMonth, ofWeek));
        var expressions = new List<CronExpression>();
        foreach (var (ofMonth, ofWeek) in days)
        {
            if (!CronExpression.TryParse($"{second?.Text ?? "0"} {minute.Text} {hour.Text} {ofMonth} {month.Text} {ofWeek}", CronFormat.IncludeSeconds, out var expression))
                return $"{ofMonth} with {ofWeek} is no day";
            expressions.Add(expression);
        }

        var isInterval = second?.IsInterval == true || minute.IsInterval || hour.IsInterval;
        compiled = new CompiledCron([.. expressions], values[6], isInterval);
        return null;
    }

    /// <inheritdoc />
    public DateTime? NextFrom(DateTime from)
    {
        from = DateTime.SpecifyKind(from, DateTimeKind.Utc);
        while (YearFrom(from.Year) is { } year)
        {
            if (year > from.Year)
                from = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            if (Earliest(from) is not { } next)
                return null;
            if (_years?.Contains(next.Year) != false)
                return next;
            from = new DateTime(next.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        }

        return null;
    }

    private DateTime? Earliest(DateTime from)
    {
        DateTime? first = null;
        foreach (var expression in _expressions)
        {
            var next = expression.GetNextOccurrence(from, inclusive: true);
            if (first is null || next < first)
                first = next ?? first;
        }

        return first;
    }

    private int? YearFrom(int year)
    {
        if (_years is null)
            return year <= LastYear ? year : null;
        for (var candidate = Math.Max(year, CronField.Year.Min); candidate <= LastYear; candidate++)
        {
            if (_years.Contains(candidate))
                return candidate;
        }

        return null;
    }
}
