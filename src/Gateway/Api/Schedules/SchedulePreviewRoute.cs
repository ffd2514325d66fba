using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Schedules.Specs;
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

    private static readonly string[] Known = [.. ScheduleForm.Fields, "timezone", "from", "count", "details"];

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
            calls.RefuseWrongTimes(body, schedule);
            var from = From(body, local) ?? SchedulerDates.TruncateToMicroseconds(time.GetUtcNow());
            var count = Count(body);
            var isDetailed = body.Flag("details") == true;
            body.RefuseUnread(Known);
            return body.Errors.IsEmpty ? Preview(schedule!, from, count, isDetailed) : Refusals.ParamsError(body.Errors);
        }
    }

    private static IResult Preview(Schedule schedule, DateTimeOffset from, int count, bool isDetailed)
    {
        var next = SchedulePreview.Next(schedule, from, count);
        var details = isDetailed ? SpecPreview.Of(SpecSchedule.Of(schedule), from, next) : null;
        return JsonAnswer.Ok(
            new SchedulePreviewAnswer([.. next.Select(Text)])
            {
                Times = details?.Times.Select(static time => new PreviewedTime(Text(time.At), SchedulerDates.LocalText(time.Local), OffsetText(time.Offset), time.Note)).ToList(),
                Excluded = details?.Excluded.Select(static one => new ExcludedTime(Text(one.At), one.By.Display)).ToList(),
                Skipped = details?.Skipped.Select(static one => new SkippedTime(SchedulerDates.LocalText(one.Local), Text(one.At))).ToList(),
            },
            ApiJson.Wire.SchedulePreviewAnswer);
    }

    private static string OffsetText(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);

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
internal sealed record SchedulePreviewAnswer(IReadOnlyList<string> Next)
{
    /// <summary>The same times in detail, if details were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PreviewedTime>? Times { get; init; }

    /// <summary>Times up to the last one that a rule names and another takes away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ExcludedTime>? Excluded { get; init; }

    /// <summary>Local times up to the last one that no clock shows and that come due nowhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SkippedTime>? Skipped { get; init; }
}

/// <summary>A time of a schedule.</summary>
/// <param name="At">In UTC.</param>
/// <param name="Local">As the clock of the schedule's zone shows it.</param>
/// <param name="Offset">How far that clock is from UTC: `+02:00`.</param>
/// <param name="Note">`gap` where the clocks were just set forward, `overlap` where the local time comes twice, or null.</param>
internal sealed record PreviewedTime(string At, string Local, string Offset, string? Note);

/// <summary>A time that a rule names and another takes away.</summary>
/// <param name="At">In UTC.</param>
/// <param name="By">The rule that takes it away.</param>
internal sealed record ExcludedTime(string At, string By);

/// <summary>A local time that no clock shows.</summary>
/// <param name="Local">The local time.</param>
/// <param name="At">The instant at which the clocks skip it.</param>
internal sealed record SkippedTime(string Local, string At);
