using System.Text.Json;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.Http;
using NodaTime;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>When a task is to start: <c>eta</c> or <c>countdown</c>.</summary>
internal static class StartFields
{
    private const string EtaAllowed = "a date such as \"2030-01-01T00:00:00Z\"; without an offset it is local to the scheduler's time zone";
    private const string CountdownAllowed = "a number of seconds from now that ends before the year 10000";

    /// <summary>The names of the fields.</summary>
    public static IReadOnlyList<string> Names { get; } = ["eta", "countdown"];

    /// <summary>Reads the one of the two that is given; null, and what is wrong is noted, if none or both are.</summary>
    public static DateTimeOffset? Read(JsonFields body, DateTimeOffset now, DateTimeZone zone)
    {
        var before = body.Errors.Noted;
        var eta = Eta(body, zone);
        var countdown = Countdown(body, now);
        if (body.Errors.Noted == before && eta is null == countdown is null)
            body.Errors.Add("eta, countdown", eta is null ? null : "both", "one of the two");
        return eta ?? countdown;
    }

    private static DateTimeOffset? Eta(JsonFields body, DateTimeZone zone)
    {
        if (body.Text("eta", EtaAllowed) is not { } text)
            return null;
        if (SchedulerDates.TryParse(text, zone, out var eta))
            return eta;
        body.Wrong("eta", EtaAllowed);
        return null;
    }

    private static DateTimeOffset? Countdown(JsonFields body, DateTimeOffset now)
    {
        if (body.Value("countdown", JsonValueKind.Number, CountdownAllowed) is not { } value)
            return null;
        if (value.TryGetDouble(out var seconds) && SchedulerDates.AddSeconds(now, seconds, out var due))
            return due;
        body.Wrong("countdown", CountdownAllowed);
        return null;
    }
}
