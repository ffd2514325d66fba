namespace ActorScheduler.Contracts.Schedules;

/// <summary>Reads the smallest pieces of a crontab's field: a number, a day's name, a step.</summary>
internal static class CrontabNumber
{
    // More than any field has numbers: like any greater step, it leaves only the first one.
    private const int GreatestStep = 1_000;

    private static readonly string[] Days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>Reads a number, or a day's name where the field takes one.</summary>
    /// <returns><c>null</c> on success, otherwise what is wrong, as a phrase.</returns>
    public static string? Read(CrontabField field, ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        if (text.IsEmpty)
            return "an end of a range is missing";
        if (text.ContainsAnyExceptInRange('0', '9'))
            return field.TakesDayNames && (number = DayOfName(text)) >= 0 ? null : WhyNot(field, text);

        var digits = text.TrimStart('0');
        number = digits.Length > 3 ? int.MaxValue : ReadDigits(digits);
        if (number == 7 && field.TakesDayNames)
            return "7 is out of range, Sunday is 0";
        return number < field.Min || number > field.Max ? $"{text} is out of range" : null;
    }

    /// <summary>Reads the number after a slash: 1 or more.</summary>
    /// <returns><c>null</c> on success, otherwise what is wrong, as a phrase.</returns>
    public static string? ReadStep(ReadOnlySpan<char> text, out int step)
    {
        step = 1;
        if (text.IsEmpty)
            return "the step after / is missing";
        if (text.ContainsAnyExceptInRange('0', '9'))
            return $"a step is a whole number from 1, not {text}";

        var digits = text.TrimStart('0');
        step = digits.Length > 3 ? GreatestStep : ReadDigits(digits);
        return step == 0 ? "a step of 0 never moves on" : null;
    }

    private static int ReadDigits(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = number * 10 + (digit - '0');
        return number;
    }

    /// <summary>A name of three letters or more, in any case: <c>mon</c>, <c>Tues</c>, <c>SUNDAY</c>.</summary>
    private static int DayOfName(ReadOnlySpan<char> text)
    {
        for (var day = 0; text.Length >= 3 && day < Days.Length; day++)
        {
            if (Days[day].AsSpan().StartsWith(text, StringComparison.OrdinalIgnoreCase))
                return day;
        }

        return -1;
    }

    private static string WhyNot(CrontabField field, ReadOnlySpan<char> text)
    {
        if (text[0] == '@')
            return "macros such as @hourly are not part of Celery's grammar";
        if (text.ContainsAny('#', '?') || IsLastOrWorkday(text))
            return "L, W, # and ? are not part of Celery's grammar";
        if (field == CrontabField.MonthOfYear && char.IsAsciiLetter(text[0]))
            return $"months are numbers in Celery's grammar, not {text}";
        return field.TakesDayNames ? $"{text} is neither a number nor a day's name" : $"{text} is not a number";
    }

    /// <summary>Quartz's and Cronos's <c>L</c>, <c>W</c>, <c>LW</c>, <c>5L</c>, <c>15W</c>.</summary>
    private static bool IsLastOrWorkday(ReadOnlySpan<char> text) =>
        text is "LW" || text[^1] is 'L' or 'W' && !text[..^1].ContainsAnyExceptInRange('0', '9');
}
