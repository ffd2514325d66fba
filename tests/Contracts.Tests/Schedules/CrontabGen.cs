using System.Globalization;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.Schedules;

/// <summary>Five texts that make a crontab.</summary>
public sealed record CrontabTexts(string Minute, string Hour, string DayOfWeek, string DayOfMonth, string Month)
{
    public override string ToString() => $"{Minute} {Hour} {DayOfWeek} {DayOfMonth} {Month}";
}

/// <summary>Generators of crontabs in Celery's grammar.</summary>
internal static class CrontabGen
{
    private static readonly Gen<string> DayName = Gen.OneOf("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    /// <summary>Any crontab; some match rarely or never.</summary>
    public static readonly Gen<CrontabTexts> Any = Gen.Select(
        Field(Number(0, 59), 70), Field(Number(0, 23), 30), Field(Gen.OneOf(Number(0, 6), DayName), 9), Field(Number(1, 31), 40), Field(Number(1, 12), 15),
        (minute, hour, weekday, day, month) => new CrontabTexts(minute, hour, weekday, day, month));

    /// <summary>Crontabs that match every day.</summary>
    public static readonly Gen<CrontabTexts> Daily = Gen.Select(
        Field(Number(0, 59), 70), Field(Gen.OneOf(Number(0, 4), Number(0, 23)), 5), (minute, hour) => new CrontabTexts(minute, hour, "*", "*", "*"));

    /// <summary>Instants of these decades, to the tick, often on a whole minute.</summary>
    public static readonly Gen<DateTimeOffset> Instant = Gen.Select(
        Gen.Long[0, 60L * 365 * 24 * 60], Gen.OneOf(Gen.Const(0L), Gen.Long[1, TimeSpan.TicksPerMinute - 1]),
        (minutes, ticks) => DateTimeOffset.UnixEpoch.AddMinutes(minutes).AddTicks(ticks));

    private static Gen<string> Number(int from, int to) => Gen.Int[from, to].Select(number => number.ToString(CultureInfo.InvariantCulture));

    private static Gen<string> Field(Gen<string> number, int steps)
    {
        var range = Gen.Select(number, number, (from, to) => $"{from}-{to}");
        var step = Gen.Select(Gen.OneOf(Gen.Const("*"), range), Gen.Int[1, steps], (body, n) => $"{body}/{n}");
        var list = Gen.OneOf(number, range, step).Array[1, 3].Select(parts => string.Join(',', parts));
        return Gen.Frequency((3, Gen.Const("*")), (2, number), (2, range), (2, step), (2, list));
    }
}
