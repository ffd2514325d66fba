using System.Globalization;
using ActorScheduler.Contracts.Schedules;

namespace ActorScheduler.Contracts.Tests.Schedules;

/// <summary>Short ways to write instants and crontabs in tests.</summary>
internal static class Times
{
    public static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;

    /// <summary>The crontab of a text with Celery 5.2's order of fields.</summary>
    public static CrontabSchedule Crontab(string mhdDmMy, string zone = "UTC") =>
        mhdDmMy.Split(' ') is [var minute, var hour, var dayOfWeek, var dayOfMonth, var month]
            ? new CrontabSchedule(minute, hour, dayOfWeek, dayOfMonth, month, zone)
            : throw new ArgumentException($"'{mhdDmMy}' does not have five fields.", nameof(mhdDmMy));

    public static DateTimeOffset Utc(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUniversalTime();

    /// <summary>The next fire times as texts.</summary>
    public static string[] Next(Schedule schedule, string from, int count) =>
        [.. SchedulePreview.Next(schedule, Utc(from), count).Select(time => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))];
}
