using System.Globalization;
using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Json;
using NodaTime;

namespace ActorScheduler.Gateway.Calls;

/// <summary>The options of one call, read from <c>options</c> or <c>option</c> (the document names both).</summary>
internal sealed record TaskOptions
{
    /// <summary>The longest <c>task_id</c>, in characters.</summary>
    public const int LongestTaskId = 200;

    private const string DateForm = "a date such as \"2019-10-11 15:28:26.771243\"";
    private const int LongestRoute = 200;

    /// <summary>The earliest start; a countdown has become an eta here.</summary>
    public DateTimeOffset? Eta { get; private init; }

    /// <summary>When the call is void if it has not started.</summary>
    public DateTimeOffset? Expires { get; private init; }

    /// <summary>The caller's own id.</summary>
    public string? TaskId { get; private init; }

    /// <summary>The queue asked for.</summary>
    public string? Queue { get; private init; }

    /// <summary>The exchange asked for.</summary>
    public string? Exchange { get; private init; }

    /// <summary>The routing key asked for.</summary>
    public string? RoutingKey { get; private init; }

    /// <summary>How failed attempts are repeated, as far as the call says.</summary>
    public RetryOptions Retry { get; private init; } = RetryOptions.None;

    /// <summary>What they mean, apart from the id: equal for options that are written differently. Empty if there are none.</summary>
    public string Meaning { get; private init; } = "";

    /// <summary>Reads the options; what is wrong goes to the fields' errors.</summary>
    /// <param name="options">The members of the options object.</param>
    /// <param name="now">What countdown and expires in seconds count from.</param>
    /// <param name="zone">Where a date without an offset belongs.</param>
    public static TaskOptions Read(JsonFields options, DateTimeOffset now, DateTimeZone zone)
    {
        RefuseUnknown(options);
        // Both are read, so that both are checked. As in Celery (amqp.as_task_v2) the countdown wins, and one of zero is none.
        var eta = EtaOf(options, zone);
        var countdown = Countdown(options, now);
        var read = new TaskOptions
        {
            Eta = countdown ?? eta,
            Expires = ExpiresOf(options, now, zone),
            TaskId = TaskIdOf(options),
            Queue = Route(options, "queue"),
            Exchange = Route(options, "exchange"),
            RoutingKey = Route(options, "routing_key"),
            Retry = RetryOptions.Read(options),
        };
        var start = countdown is null ? MeaningOf(null, eta) : MeaningOf(options.Value("countdown"), countdown);
        return read with { Meaning = string.Join('\n', start, MeaningOf(options.Value("expires"), read.Expires), read.Queue, read.Exchange, read.RoutingKey, read.Retry.Meaning).TrimEnd('\n') };
    }

    // Seconds from now mean the same when the call is sent again later.
    private static string MeaningOf(JsonElement? given, DateTimeOffset? time) => given is { ValueKind: JsonValueKind.Number } seconds
        ? $"in {JsonMeaning.OfNumber(seconds)}"
        : string.Create(CultureInfo.InvariantCulture, $"{time?.UtcTicks}");

    private static void RefuseUnknown(JsonFields options)
    {
        foreach (var name in options.Names)
        {
            if (TaskOptionNames.Unsupported.TryGetValue(name, out var instead))
                options.Wrong(name, instead);
            else if (!TaskOptionNames.Supported.Contains(name) && !TaskOptionNames.WithoutEffect.Contains(name))
                options.Wrong(name, $"no such option; the options are {string.Join(", ", TaskOptionNames.Supported)}{NearNames.Hint(name, TaskOptionNames.All)}");
        }
    }

    private static DateTimeOffset? Countdown(JsonFields options, DateTimeOffset now)
    {
        const string Allowed = "a number of seconds that ends before the year 10000; negative is at once";
        if (options.Value("countdown", JsonValueKind.Number, Allowed) is not { } value)
            return null;
        var seconds = value.TryGetDouble(out var number) ? number : double.NaN;
        if (seconds == 0)
            return null;
        if (SchedulerDates.AddSeconds(now, seconds, out var eta))
            return eta;
        options.Wrong("countdown", Allowed);
        return null;
    }

    private static DateTimeOffset? EtaOf(JsonFields options, DateTimeZone zone)
    {
        if (options.Text("eta", DateForm) is not { } text)
            return null;
        if (SchedulerDates.TryParse(text, zone, out var eta))
            return eta;
        options.Wrong("eta", DateForm);
        return null;
    }

    private static DateTimeOffset? ExpiresOf(JsonFields options, DateTimeOffset now, DateTimeZone zone)
    {
        const string Allowed = $"seconds from now, or {DateForm}, before the year 10000";
        switch (options.Value("expires"))
        {
            case null:
                return null;
            case { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var seconds) && SchedulerDates.AddSeconds(now, seconds, out var later):
                return later;
            case { ValueKind: JsonValueKind.String } text when SchedulerDates.TryParse(JsonText.Of(text), zone, out var date):
                return date;
            default:
                options.Wrong("expires", Allowed);
                return null;
        }
    }

    // Where GET /api/v1/tasks/{id} would show something else.
    private static readonly string[] Reserved = ["counts"];

    /// <summary>Any printable text can be an id, not only a UUID, if it can stand in a path.</summary>
    private static string? TaskIdOf(JsonFields options)
    {
        const string Allowed = "an id of 1 to 200 characters that can be printed, without blanks and slashes, other than ., .. and counts";
        if (options.Text("task_id", Allowed) is not { } id)
            return null;
        if (PrintableText.IsId(id, LongestTaskId) && !Reserved.Contains(id, StringComparer.OrdinalIgnoreCase))
            return id;
        options.Wrong("task_id", Allowed);
        return null;
    }

    private static string? Route(JsonFields options, string name)
    {
        const string Allowed = "a string of at most 200 characters that can be printed";
        if (options.Text(name, Allowed) is not { Length: > 0 } text)
            return null;
        if (PrintableText.IsName(text, LongestRoute))
            return text;
        options.Wrong(name, Allowed);
        return null;
    }
}
