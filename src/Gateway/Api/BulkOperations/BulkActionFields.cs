using System.Text.Json;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.Http;
using NodaTime;

namespace ActorScheduler.Gateway.Api.BulkOperations;

/// <summary>The <c>action</c> of a bulk operation and the fields that belong to one of them.</summary>
internal static class BulkActionFields
{
    private const string Action = "action";
    private const string Terminate = "terminate";
    private const string Eta = "eta";
    private const string Shift = "shift_seconds";
    private const string EtaAllowed = "a date such as \"2030-01-01T00:00:00Z\"; without an offset it is local to the scheduler's time zone";
    private const string ShiftAllowed = "a number of seconds, not zero, of at most a hundred years; negative is earlier";
    private const double MostSeconds = 100 * 365.25 * 86_400;

    private static readonly Dictionary<string, BulkActionKind> Kinds = new(StringComparer.Ordinal)
    {
        ["revoke"] = BulkActionKind.Revoke,
        ["run_now"] = BulkActionKind.RunNow,
        ["retry"] = BulkActionKind.Retry,
        ["reschedule"] = BulkActionKind.Reschedule,
    };

    /// <summary>The names of the fields.</summary>
    public static IReadOnlyList<string> Names { get; } = [Action, Terminate, Eta, Shift];

    /// <summary>Reads the action; null, and what is wrong is noted, if it cannot be done.</summary>
    public static BulkAction? Read(JsonFields body, DateTimeZone zone)
    {
        const string allowed = "revoke, run_now, retry or reschedule";
        var text = body.RequiredText(Action, 20, allowed);
        var terminate = body.Flag(Terminate);
        var (eta, shift) = (EtaOf(body, zone), ShiftOf(body));
        if (text is null)
            return null;
        if (!Kinds.TryGetValue(text, out var kind))
        {
            body.Wrong(Action, allowed);
            return null;
        }

        if (kind != BulkActionKind.Revoke)
            BelongsTo(body, Terminate, "revoke");
        if (kind != BulkActionKind.Reschedule)
        {
            BelongsTo(body, Eta, "reschedule");
            BelongsTo(body, Shift, "reschedule");
        }
        else if (body.Value(Eta) is null == body.Value(Shift) is null)
        {
            body.Errors.Add($"{Eta}, {Shift}", body.Value(Eta) is null ? null : "both", "one of the two");
        }

        return new BulkAction(kind) { Terminate = terminate ?? false, Eta = eta, Shift = shift };
    }

    private static void BelongsTo(JsonFields body, string name, string action)
    {
        if (body.Value(name) is not null)
            body.Wrong(name, $"nothing: only {action} has it");
    }

    private static DateTimeOffset? EtaOf(JsonFields body, DateTimeZone zone)
    {
        if (body.Text(Eta, EtaAllowed) is not { } text)
            return null;
        if (SchedulerDates.TryParse(text, zone, out var eta))
            return eta;
        body.Wrong(Eta, EtaAllowed);
        return null;
    }

    private static TimeSpan? ShiftOf(JsonFields body)
    {
        if (body.Value(Shift, JsonValueKind.Number, ShiftAllowed) is not { } value)
            return null;
        if (value.TryGetDouble(out var seconds) && Math.Abs(seconds) <= MostSeconds && Microseconds(seconds) is var microseconds and not 0)
            return TimeSpan.FromMicroseconds(microseconds);
        body.Wrong(Shift, ShiftAllowed);
        return null;
    }

    private static long Microseconds(double seconds) => (long)Math.Round(seconds * 1e6);
}
