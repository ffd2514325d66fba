using System.Globalization;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>Makes a crontab from a caller's texts: the rules that both forms share.</summary>
public static class CrontabInput
{
    // The places of two fields in CrontabField.All.
    private const int DayOfMonth = 3;
    private const int MonthOfYear = 4;

    private const ulong ThirtyDays = 1UL << 4 | 1UL << 6 | 1UL << 9 | 1UL << 11;
    private const ulong February = 1UL << 2;

    /// <param name="texts">The five fields in the order of <see cref="CrontabField.All"/>; <c>null</c> where one is already refused.</param>
    /// <param name="timeZoneId">The time zone of the crontab; <c>null</c> where it is already refused.</param>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="path">The path of the crontab in the caller's input.</param>
    public static CrontabSchedule? Create(FieldInput?[] texts, string? timeZoneId, InputErrors errors, string path)
    {
        var before = errors.Noted;
        var clean = new string[texts.Length];
        var values = new CrontabValues[texts.Length];
        var isWhole = timeZoneId is not null;
        for (var index = 0; index < texts.Length; index++)
        {
            if (texts[index] is not { } input)
            {
                isWhole = false;
                continue;
            }

            var field = CrontabField.All[index];
            clean[index] = CrontabGrammar.WithoutBlanks(input.Text);
            if (CrontabGrammar.Expand(field, clean[index], out values[index]) is { } problem)
                errors.Add($"{path}.{field.Name}", input.Given, $"{field.Allowed} ({problem})");
        }

        if (timeZoneId is not null && TimeZones.Find(timeZoneId) is null)
            errors.Add($"{path}.timezone", JsonInput.Quoted(timeZoneId), TimeZones.Allowed(timeZoneId));
        if (!isWhole || errors.Noted > before)
            return null;

        if (WhyNever(values[DayOfMonth], values[MonthOfYear]) is { } reason)
        {
            errors.Add($"{path}.day_of_month", texts[DayOfMonth]!.Value.Given, reason);
            return null;
        }

        return new CrontabSchedule(clean[0], clean[1], clean[2], clean[3], clean[4], timeZoneId!);
    }

    /// <summary>
    /// Why no date has one of these days in one of these months; <c>null</c> if some date has. 29 February does, and over the years on every day of
    /// the week.
    /// </summary>
    private static string? WhyNever(CrontabValues days, CrontabValues months)
    {
        var longest = (months.Bits & ~(ThirtyDays | February)) != 0 ? 31 : (months.Bits & ThirtyDays) != 0 ? 30 : 29;
        if (days.Least <= longest)
            return null;

        var names = string.Join(", ", CrontabField.MonthOfYear.Numbers(months).Select(CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName));
        return string.Create(CultureInfo.InvariantCulture, $"a day up to {longest}: day {days.Least} or later never comes in {names}");
    }
}

/// <summary>The text of one field and how an error shows it.</summary>
public readonly record struct FieldInput(string Text, string Given);
