using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.RegularExpressions;

namespace ActorScheduler.Contracts.Schedules.Rules.Cron;

/// <summary>Reads one field of a cron text: a list of numbers, names, ranges, steps, and of what depends on the month or on the schedule.</summary>
internal static partial class CronMember
{
    /// <summary>Expands a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">Its text.</param>
    /// <param name="dialect">In whose words.</param>
    /// <param name="seed">What <c>H</c> is made from.</param>
    /// <param name="values">The numbers.</param>
    /// <returns>Null, or what is wrong, as a phrase.</returns>
    public static string? Expand(CronField field, string text, CronDialect dialect, long seed, out CronValues values)
    {
        values = new CronValues(field) { IsStar = text[0] is '*' or '?' };
        foreach (var part in text.Split(','))
        {
            if (part.Length == 0)
                return "a list has an empty part";
            if (ExpandPart(field, part, dialect, seed, values) is { } problem)
                return problem;
        }

        return null;
    }

    private static string? ExpandPart(CronField field, string part, CronDialect dialect, long seed, CronValues values)
    {
        if (part == "?")
            return field == CronField.DayOfMonth || field == CronField.DayOfWeek ? All(field, values) : "? stands for a day only";
        if (Special(field, part, dialect) is { } special)
        {
            if (!values.Special.Contains(special))
                values.Special.Add(special);
            return null;
        }

        if (Hash().Match(part) is { Success: true } hash)
            return ExpandHash(field, hash, seed, values);
        var match = Plain().Match(part);
        if (!match.Success)
            return $"{part} is none of * n a-b n/step name L W #{(field.Names.Length > 0 ? $" ({string.Join(' ', field.Names)})" : "")}";
        var isStar = match.Groups["star"].Success;
        var hasRange = match.Groups["to"].Success;
        int from = field.Min, to = field.Max, step = 1;
        if (!isStar)
        {
            if (Number(field, match.Groups["from"].Value, dialect, out from) is { } wrong)
                return wrong;
            to = from;
            if (hasRange && Number(field, match.Groups["to"].Value, dialect, out to) is { } wrongEnd)
                return wrongEnd;
        }

        if (match.Groups["step"].Success)
        {
            if (!int.TryParse(match.Groups["step"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out step) || step < 1 || step > field.Max)
                return $"a step is 1 to {field.Max}";
            if (!isStar && !hasRange)
                to = field.Max;
        }

        // 0-7 is a whole week from Sunday to Sunday, not Sunday alone.
        if (field == CronField.DayOfWeek && hasRange && from == to && match.Groups["from"].Value != match.Groups["to"].Value)
            (from, to) = (0, 6);
        values.IsInterval |= isStar || hasRange || match.Groups["step"].Success;
        values.Add(from, to, step);
        return null;
    }

    private static string? All(CronField field, CronValues values)
    {
        values.IsInterval = true;
        values.Add(field.Min, field.Max, 1);
        return null;
    }

    /// <summary>What depends on the month, as Cronos writes it; null for anything else.</summary>
    private static string? Special(CronField field, string part, CronDialect dialect)
    {
        if (field == CronField.DayOfMonth && DayOfMonth().IsMatch(part))
            return part.ToUpperInvariant();
        if (field != CronField.DayOfWeek)
            return null;
        if (part is "L" or "l")
            return dialect.FirstDay == 1 ? "6L" : null;
        if (DayOfWeek().Match(part) is not { Success: true } match || Number(field, match.Groups["day"].Value, dialect, out var day) is not null)
            return null;
        return string.Create(CultureInfo.InvariantCulture, $"{day}{match.Groups["which"].Value.ToUpperInvariant()}");
    }

    private static string? ExpandHash(CronField field, Match match, long seed, CronValues values)
    {
        int from = field.Min, to = field.MaxOfHash, step = 0;
        if (match.Groups["from"].Success
            && (!int.TryParse(match.Groups["from"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out from)
                || !int.TryParse(match.Groups["to"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out to)
                || from < field.Min || to > field.Max || to < from))
        {
            return $"H(a-b) lies within {field.Min}-{field.Max}";
        }

        if (match.Groups["step"].Success
            && (!int.TryParse(match.Groups["step"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out step) || step < 1 || step > to - from + 1))
        {
            return $"a step of H is 1 to {to - from + 1}";
        }

        var hash = XxHash64.HashToUInt64(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{field.Name}")));
        var first = from + (int)(hash % (ulong)(step > 0 ? step : to - from + 1));
        values.IsInterval |= step > 0;
        values.Add(first, step > 0 ? to : first, step > 0 ? step : 1);
        return null;
    }

    private static string? Number(CronField field, string text, CronDialect dialect, out int number)
    {
        number = field.Names.Length > 0 && text.Length >= 3
            ? Array.FindIndex(field.Names, name => text.Equals(name, StringComparison.OrdinalIgnoreCase))
            : -1;
        if (number >= 0)
        {
            number += field.Min;
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            return $"{text} is no number{(field.Names.Length > 0 ? " or name" : "")}";
        if (field != CronField.DayOfWeek)
            return number < field.Min || number > field.Max ? $"{number} is not within {field.Min}-{field.Max}" : null;
        var given = number;
        number = dialect.FirstDay == 1 ? given - 1 : given % 7;
        return given > 7 || number < 0
            ? $"{given} is not within {dialect.FirstDay}-7 ({(dialect.FirstDay == 1 ? "1 is Sunday" : "0 and 7 are Sunday")})"
            : null;
    }

    [GeneratedRegex(@"^(?:(?<star>\*)|(?<from>\w+)(?:-(?<to>\w+))?)(?:/(?<step>\d{1,4}))?$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^H(?:\((?<from>\d{1,4})-(?<to>\d{1,4})\))?(?:/(?<step>\d{1,4}))?$")]
    private static partial Regex Hash();

    [GeneratedRegex("^(?:LW|WL|L(?:-(?:[1-9]|[12][0-9]|30))?W?|(?:[1-9]|[12][0-9]|3[01])W)$", RegexOptions.IgnoreCase)]
    private static partial Regex DayOfMonth();

    [GeneratedRegex("^(?<day>[0-7]|[a-zA-Z]{3})(?<which>#[1-5]|L)$", RegexOptions.IgnoreCase)]
    private static partial Regex DayOfWeek();
}
