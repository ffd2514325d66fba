using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Schedules.Specs;
using ActorScheduler.Contracts.Serialization.Protos;
using Google.Protobuf;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>Maps each kind of schedule to its stored form and back.</summary>
internal static class ScheduleMapper
{
    public static ScheduleData ToData(Schedule schedule) => schedule switch
    {
        CrontabSchedule s => new ScheduleData
        {
            Crontab = new CrontabData
            {
                Minute = s.Minute,
                Hour = s.Hour,
                DayOfWeek = s.DayOfWeek,
                DayOfMonth = s.DayOfMonth,
                MonthOfYear = s.MonthOfYear,
                TimeZone = s.TimeZoneId,
            },
        },
        IntervalSchedule s => new ScheduleData { Interval = new IntervalData { Every = s.Every, Period = (int)s.Period } },
        SpecSchedule s => new ScheduleData { Spec = new SpecData { Json = UnsafeByteOperations.UnsafeWrap(s.ToJson()) } },
        _ => throw new ArgumentException($"{schedule.GetType()} has no stored form.", nameof(schedule)),
    };

    public static Schedule FromData(ScheduleData data) => data.KindCase switch
    {
        ScheduleData.KindOneofCase.Crontab => new CrontabSchedule(
            data.Crontab.Minute,
            data.Crontab.Hour,
            data.Crontab.DayOfWeek,
            data.Crontab.DayOfMonth,
            data.Crontab.MonthOfYear,
            data.Crontab.TimeZone),
        ScheduleData.KindOneofCase.Interval =>
            new IntervalSchedule(data.Interval.Every, StoredEnum.Read<IntervalPeriod>(data.Interval.Period)),
        ScheduleData.KindOneofCase.Spec => SpecSchedule.FromJson(data.Spec.Json.Memory),
        _ => throw new InvalidDataException($"A schedule of kind {data.KindCase} is not known to this release."),
    };
}
