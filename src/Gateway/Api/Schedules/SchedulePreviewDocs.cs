using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Schedules;

/// <summary>What the OpenAPI document says of the preview of a schedule.</summary>
internal static class SchedulePreviewDocs
{
    /// <summary>POST schedules/preview.</summary>
    public static RouteDoc Preview { get; } = new("preview_schedule", "Preview a schedule",
        "The next times of a crontab, an interval or rules, without adding it; with details also what was left out and why. A wrong schedule is refused with the reason.")
    {
        Body = new BodyDoc(typeof(SchedulePreviewBody),
            new ExampleDoc("crontab", """{"crontab": {"minute": "0", "hour": "8-18/2", "day_of_week": "mon-fri"}, "timezone": "Asia/Shanghai", "from": "2026-01-01T00:00:00Z", "count": 3}"""),
            new ExampleDoc("interval", """{"interval": {"every": 10, "period": "seconds"}, "from": "2026-01-01T00:00:00Z", "count": 3}"""),
            new ExampleDoc("rules", """{"spec": {"timezone": "Europe/Berlin", "include": [{"cron": "30 2 * * *"}], "dst": {"gap": "skip"}}, "from": "2026-03-27T12:00:00Z", "count": 2, "details": true}""")),
        Answers =
        [
            new(200, "The times in UTC; fewer than asked for if the schedule ends.", typeof(SchedulePreviewAnswer),
                new ExampleDoc("crontab", """{"next": ["2026-01-01T02:00:00Z", "2026-01-01T04:00:00Z", "2026-01-01T06:00:00Z"]}"""),
                new ExampleDoc("rules", """{"next": ["2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z"], "times": [{"at": "2026-03-28T01:30:00Z", "local": "2026-03-28T02:30:00", "offset": "+01:00", "note": null}, {"at": "2026-03-30T00:30:00Z", "local": "2026-03-30T02:30:00", "offset": "+02:00", "note": null}], "excluded": [], "skipped": [{"local": "2026-03-29T02:30:00", "at": "2026-03-29T01:00:00Z"}]}""")),
        ],
    };
}
