using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Calls.PeriodicTasks;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Schedules;
using NodaTime;

namespace ActorScheduler.Gateway.Api.Schedules;

/// <summary>POST /api/v1/schedules/preview: when a schedule would come due.</summary>
internal static class SchedulePreviewRoute
{
    /// <summary>How many times there are unless another number is asked for.</summary>
    public const int DefaultCount = 5;

    /// <summary>The most times of one answer.</summary>
    public const int MostTimes = 1000;

    private static readonly string[] Known = [.. ScheduleForm.Fields, "timezone", "from", "count"];

    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, PeriodicTaskCalls calls, SchedulerTimeZone zone, TimeProvider time)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors()) { Ignored = [] };
            var local = ZoneField.Read(body, "timezone") ?? zone.Zone;
            var schedule = ScheduleFields.ReadRequired(body, local.Id);
            calls.RefuseTooOften(body, schedule);
            var from = From(body, local) ?? SchedulerDates.TruncateToMicroseconds(time.GetUtcNow());
            var count = Count(body);
            body.RefuseUnread(Known);
            return body.Errors.IsEmpty ? Preview(schedule!, from, count) : Refusals.ParamsError(body.Errors);
        }
    }

    private static IResult Preview(Schedule schedule, DateTimeOffset from, int count) => JsonAnswer.Ok(
        new SchedulePreviewAnswer([.. SchedulePreview.Next(schedule, from, count).Select(Text)]), ApiJson.Wire.SchedulePreviewAnswer);

    private static string Text(DateTimeOffset instant) => SchedulerDates.IsoFormat(instant, DateTimeZone.Utc) + "Z";

    private static DateTimeOffset? From(JsonFields body, DateTimeZone zone)
    {
        const string Allowed = "a date such as \"2026-01-01T00:00:00Z\"; without an offset it is local to timezone";
        if (body.Text("from", Allowed) is not { } text)
            return null;
        if (SchedulerDates.TryParse(text, zone, out var from))
            return from;
        body.Wrong("from", Allowed);
        return null;
    }

    private static int Count(JsonFields body)
    {
        if (body.Value("count") is not { } value)
            return DefaultCount;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count is >= 1 and <= MostTimes)
            return count;
        body.Wrong("count", "an integer from 1 to 1000");
        return DefaultCount;
    }
}

/// <summary>The next times of a schedule.</summary>
/// <param name="Next">In UTC: `2026-01-01T00:00:00Z`. Fewer than asked for if the schedule ends.</param>
internal sealed record SchedulePreviewAnswer(IReadOnlyList<string> Next);
