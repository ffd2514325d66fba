using System.Globalization;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Dates;
using NodaTime;

namespace ActorScheduler.Gateway.Http;

/// <summary>Query parameters, read by name and type; an empty one is the same as an absent one, unless it is refused. What is wrong is noted.</summary>
/// <param name="query">The request's query.</param>
/// <param name="zone">Where a date without an offset belongs.</param>
internal sealed class QueryFields(IQueryCollection query, DateTimeZone zone)
{
    // What a page is without them widens nothing, and clients write the first page so.
    private static readonly string[] MayBeEmpty = ["limit", "cursor"];

    /// <summary>Takes what is wrong.</summary>
    public InputErrors Errors { get; } = new();

    /// <summary>The longest value, in characters: longer ones are in no column, and a text is searched for in time of both lengths.</summary>
    public const int LongestText = 500;

    /// <summary>The parameter's last value, or null.</summary>
    public string? Text(string name)
    {
        if (!query.TryGetValue(name, out var values) || values[^1] is not { Length: > 0 } text)
            return null;
        if (text.Length > LongestText)
        {
            Errors.Add(name, text, string.Create(CultureInfo.InvariantCulture, $"at most {LongestText} characters"));
            return null;
        }

        if (!text.Contains('\0', StringComparison.Ordinal))
            return text;
        // No stored text has one, and not every store can even be asked for it.
        Errors.Add(name, text, "text without NUL characters");
        return null;
    }

    /// <summary>All values of a parameter that may be given several times, or once with commas between the values.</summary>
    public IReadOnlyList<string> Texts(string name) => query.TryGetValue(name, out var values)
        ? [.. values.SelectMany(value => value!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))]
        : [];

    /// <summary>An integer in a range.</summary>
    public int? Integer(string name, int least, int most) => (int?)Long(name, least, most);

    /// <summary>An integer in a range.</summary>
    public long? Long(string name, long least, long most)
    {
        if (Text(name) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        var allowed = most == long.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"an integer from {least}")
            : string.Create(CultureInfo.InvariantCulture, $"an integer from {least} to {most}");
        Errors.Add(name, text, allowed);
        return null;
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool? Flag(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (bool.TryParse(text, out var flag))
            return flag;
        Errors.Add(name, text, "true or false");
        return null;
    }

    /// <summary>A time: seconds since 1970, or a date.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && SchedulerDates.AddSeconds(DateTimeOffset.UnixEpoch, seconds, out var instant))
        {
            return instant;
        }

        if (SchedulerDates.TryParse(text, zone, out instant) || SchedulerDates.TryParse(WithPlus(text), zone, out instant))
            return instant;
        Errors.Add(name, text, "seconds since 1970 (1570778891.79) or a date such as 2019-10-11 15:28:26");
        return null;
    }

    /// <summary>Notes parameters that are not known, and known ones that are given twice or without a value: taken for something else, they would restrict nothing.</summary>
    /// <param name="known">The parameters that there are.</param>
    /// <param name="repeatable">Those of them that may be given several times.</param>
    public void RefuseUnknown(IReadOnlyCollection<string> known, params IReadOnlyCollection<string> repeatable)
    {
        foreach (var (name, values) in query)
        {
            if (Errors.IsFull)
                break;
            // Parameters are found whatever the case of their letters.
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
                Errors.Add(name, values[^1], $"no such parameter; the parameters are {string.Join(", ", known)}{NearNames.Hint(name, known)}");
            else if (values.Count > 1 && !repeatable.Contains(name, StringComparer.OrdinalIgnoreCase))
                Errors.Add(name, values.ToString(), "one value");
            else if (values.Any(IsEmpty) && !MayBeEmpty.Contains(name, StringComparer.OrdinalIgnoreCase))
                Errors.Add(name, values.ToString(), "a value, or no such parameter at all");
        }
    }

    // Also a list of nothing.
    private static bool IsEmpty(string? value) => value.AsSpan().Trim(" \t,").IsEmpty;

    /// <summary>The + of an offset, written into a URL as it is, arrives as a blank.</summary>
    private static string WithPlus(string text)
    {
        var blank = text.LastIndexOf(' ');
        return blank < 0 ? text : string.Concat(text.AsSpan(0, blank), "+", text.AsSpan(blank + 1));
    }
}
