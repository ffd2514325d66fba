namespace ActorScheduler.Contracts.Schedules;

/// <summary>
/// Reads one field of a crontab with the grammar and the meaning of <c>crontab_parser</c> in Celery 5.2: numbers, <c>*</c>, ranges
/// (which wrap around), steps on <c>*</c> or a range, and lists of those. Where Celery's patterns happen to overlook the rest of a
/// part (<c>1-5;30</c>, <c>*/1.5</c>), take a day's name in another field, or look at no more than the first three letters of a name
/// (<c>friL</c>), the text is refused: whoever wrote it means something that Celery does not do.
/// </summary>
public static class CrontabGrammar
{
    // The longest text that django-celery-beat stores for a minute: all sixty numbers and their commas fit.
    private const int LongestText = 240;

    /// <summary>Removes the blanks at both ends and around commas, which Celery and django-celery-beat ignore.</summary>
    public static string WithoutBlanks(string text) =>
        text.Any(char.IsWhiteSpace) ? string.Join(',', text.Split(',', StringSplitOptions.TrimEntries)) : text;

    /// <summary>Expands a text without blanks.</summary>
    /// <param name="field">The field that the text is for.</param>
    /// <param name="text">The text of the field.</param>
    /// <param name="values">The numbers that match; never empty on success.</param>
    /// <returns><c>null</c> on success, otherwise what is wrong, as a phrase.</returns>
    public static string? Expand(CrontabField field, string text, out CrontabValues values)
    {
        values = default;
        if (text.Length == 0)
            return "empty";
        if (text.Length > LongestText)
            return $"longer than {LongestText} characters";

        foreach (var range in text.AsSpan().Split(','))
        {
            var part = text.AsSpan(range);
            var problem = part.IsEmpty ? "a list has an empty part" : ExpandPart(field, part, out values, values);
            if (problem is not null)
                return problem;
        }

        return null;
    }

    private static string? ExpandPart(CrontabField field, ReadOnlySpan<char> part, out CrontabValues values, CrontabValues others)
    {
        values = others;
        var slash = part.IndexOf('/');
        var body = slash < 0 ? part : part[..slash];
        var dash = body.IndexOf('-');
        var isStar = body is "*";
        var from = field.Min;
        var to = field.Max;
        var step = 1;

        if (dash == 0)
            return "negative numbers match nothing";
        if (!isStar)
        {
            if ((dash < 0 ? CrontabNumber.Read(field, body, out from) : ReadRange(field, body, dash, out from, out to)) is { } problem)
                return problem;
            if (dash < 0)
                to = from;
        }

        if (slash >= 0)
        {
            if (!isStar && dash < 0)
                return $"a step needs * or a range before it: {part}";
            if (CrontabNumber.ReadStep(part[(slash + 1)..], out step) is { } problem)
                return problem;
        }

        values = others.Or(new CrontabValues(Walk(field, from, to, step), isStar || dash >= 0));
        return null;
    }

    private static string? ReadRange(CrontabField field, ReadOnlySpan<char> body, int dash, out int from, out int to)
    {
        to = 0;
        return CrontabNumber.Read(field, body[..dash], out from) ?? CrontabNumber.Read(field, body[(dash + 1)..], out to);
    }

    /// <summary>Every <paramref name="step"/>-th number on the way from one end to the other, around the field's end if need be.</summary>
    private static ulong Walk(CrontabField field, int from, int to, int step)
    {
        var size = field.Max - field.Min + 1;
        var last = to < from ? to - from + size : to - from;
        var bits = 0UL;
        for (var offset = 0; offset <= last; offset += step)
            bits |= 1UL << ((from - field.Min + offset) % size + field.Min);
        return bits;
    }
}
