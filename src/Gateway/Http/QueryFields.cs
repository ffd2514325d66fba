using System.Globalization;
using ActorScheduler.Contracts.Dates;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.Http;

/// <summary>Query parameters, read by name and type; an empty one is the same as an absent one. What is wrong is noted.</summary>
/// <param name="query">The request's query.</param>
/// <param name="zone">Where a date without an offset belongs.</param>
internal sealed class QueryFields(IQueryCollection query, TimeZoneInfo zone)
{
    /// <summary>Takes what is wrong.</summary>
    public InputErrors Errors { get; } = new();

    /// <summary>The parameter's last value, or null.</summary>
    public string? Text(string name) => query.TryGetValue(name, out var values) && values[^1] is { Length: > 0 } text ? text : null;

    /// <summary>An integer in a range.</summary>
    public int? Integer(string name, int least, int most)
    {
        if (Text(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Errors.Add(name, text, string.Create(CultureInfo.InvariantCulture, $"an integer from {least} to {most}"));
        return null;
    }

    /// <summary>A time: seconds since 1970, or a date.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && SchedulerDates.AddSeconds(DateTimeOffset.UnixEpoch, seconds, out var instant))
            return instant;
        if (SchedulerDates.TryParse(text, zone, out instant))
            return instant;
        Errors.Add(name, text, "seconds since 1970 (1570778891.79) or a date such as 2019-10-11 15:28:26");
        return null;
    }
}
