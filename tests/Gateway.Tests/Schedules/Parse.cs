using System.Text.Json;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.Tests.Schedules;

/// <summary>Short ways to call the parser in tests.</summary>
internal static class Parse
{
    public static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;

    public static (CrontabSchedule? Crontab, InputErrors Errors) CrontabJson(string json, string zone = "UTC")
    {
        var errors = new InputErrors();
        using var document = JsonDocument.Parse(json);
        return (Contracts.Schedules.CrontabJson.Read(document.RootElement, zone, errors, "crontab"), errors);
    }

    public static (CrontabSchedule? Crontab, InputErrors Errors) CrontabText(string text, string zone = "UTC")
    {
        var errors = new InputErrors();
        return (Contracts.Schedules.CrontabText.Read(text, zone, errors, "crontab"), errors);
    }

    public static (IntervalSchedule? Interval, InputErrors Errors) IntervalJson(string json)
    {
        var errors = new InputErrors();
        using var document = JsonDocument.Parse(json);
        return (Contracts.Schedules.IntervalJson.Read(document.RootElement, errors, "interval"), errors);
    }

    /// <summary>A crontab that has to be accepted, from the text with Celery 5.2's order of fields.</summary>
    public static CrontabSchedule Crontab(string mhdDmMy, string zone = "UTC")
    {
        var (crontab, errors) = CrontabText($"{mhdDmMy} (m/h/d/dM/MY)", zone);
        Assert.True(errors.IsEmpty, errors.ToString());
        return Assert.IsType<CrontabSchedule>(crontab);
    }
}
