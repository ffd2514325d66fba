using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Schedules.Rules.Intervals;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Contracts.Schedules.Rules.Cron;

/// <summary>A cron text of 5, 6 or 7 fields: <c>{"cron": "0 18 LW * *", "dialect": "standard"}</c>. The day has to match both fields of days, but at Vixie's.</summary>
public sealed record CronRule : CivilRule
{
    private const int LongestText = 500;

    private readonly CronText _cron;

    private CronRule(string text, CronDialect dialect, CronText cron, int combinations) => (Text, Dialect, _cron, Combinations) = (text, dialect, cron, combinations);

    /// <summary>How many days of the month are combined with how many of the week.</summary>
    internal int Combinations { get; }

    /// <summary>The text as it was written.</summary>
    public string Text { get; }

    /// <summary>In whose words.</summary>
    public CronDialect Dialect { get; }

    /// <inheritdoc />
    public override string? OwnZoneId => _cron.ZoneId;

    /// <inheritdoc />
    public override string Display => Text;

    internal static ScheduleRule? Read(RuleInput input)
    {
        var dialect = CronDialect.Standard;
        if (input.Members.TryGetValue("dialect", out var name))
        {
            var names = CronDialect.All.Select(static known => known.Name).ToArray();
            if (CronDialect.All.FirstOrDefault(known => known.Name == JsonText.Of(name)) is not { } known)
            {
                input.Errors.Add($"{input.Path[..input.Path.LastIndexOf('.')]}.dialect", JsonInput.Given(name), $"one of {string.Join(", ", names)}{NearNames.Hint(JsonText.Of(name) ?? "", names)}");
                return null;
            }

            dialect = known;
        }

        if (JsonText.Of(input.Value) is not { Length: <= LongestText } text)
        {
            input.Wrong($"a text of at most {LongestText} characters such as \"0 18 LW * *\"");
            return null;
        }

        return Read(text, dialect, out var wrong) is { } rule ? rule : Refuse(input, wrong!);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dialect">In whose words.</param>
    /// <param name="wrong">What is wrong, as a phrase.</param>
    internal static ScheduleRule? Read(string text, CronDialect dialect, out string? wrong)
    {
        wrong = CronText.Parse(text, dialect, out var cron);
        if (wrong is not null)
            return null;
        if (cron!.Every is { } every)
            return IntervalRule.Aligned(every.Length, every.Phase);
        wrong = CompiledCron.Compile(cron, dialect, 0, out var compiled);
        return compiled is null ? null : new CronRule(text, dialect, cron, compiled.Combinations);
    }

    /// <inheritdoc />
    /// <remarks>A field that is not written excludes everything: five fields exclude whole minutes.</remarks>
    public override DateTime? ExcludedUntil(DateTime utc, RuleScope scope)
    {
        var zone = scope.ZoneOf(OwnZoneId);
        var unit = _cron.Fields[0] is null ? TimeSpan.TicksPerMinute : TimeSpan.TicksPerSecond;
        var local = LocalAt(utc, zone);
        var begin = local.AddTicks(-(local.Ticks % unit));
        return Names(begin, scope) ? Until(utc, begin.Ticks + unit, zone) : null;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter json, bool isStored)
    {
        json.WriteString("cron"u8, Text);
        if (Dialect != CronDialect.Standard)
            json.WriteString("dialect"u8, Dialect.Name);
    }

    /// <inheritdoc />
    private protected override ICivilTimes Compile(long seed) =>
        CompiledCron.Compile(_cron, Dialect, seed, out var compiled) is { } wrong ? throw new FormatException($"cron '{Text}': {wrong}.") : compiled!;

    private static ScheduleRule? Refuse(RuleInput input, string wrong)
    {
        input.Wrong($"minute hour day-of-month month day-of-week, perhaps with seconds first and a year last, or a macro such as @daily ({wrong})");
        return null;
    }
}
