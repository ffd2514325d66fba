using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Schedules.Specs;
using ActorScheduler.Contracts.Serialization;

namespace ActorScheduler.Contracts.Tests.Schedules;

public sealed class ScheduleKindTests
{
    private static readonly IReadOnlyList<Schedule> Samples =
    [
        new CrontabSchedule("*/15", "8-18", "mon-fri", "*", "*", "Europe/Berlin"),
        new IntervalSchedule(10, IntervalPeriod.Seconds),
        SpecSchedule.Of(new IntervalSchedule(10, IntervalPeriod.Seconds)),
    ];

    [Fact]
    public void Every_kind_has_one_class() => Assert.Equal(
        ScheduleKind.All.Select(static kind => kind.Name),
        typeof(Schedule).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(Schedule))).Select(KindOf).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_kind_has_a_stored_form()
    {
        Assert.Equal(ScheduleKind.All, Samples.Select(static schedule => schedule.Kind));
        Assert.All(Samples, static schedule => Assert.Equal(schedule, ScheduleMapper.FromData(ScheduleMapper.ToData(schedule))));
    }

    [Fact]
    public void A_stored_schedule_of_a_kind_that_is_not_known_is_refused() =>
        Assert.Throws<InvalidDataException>(static () => ScheduleMapper.FromData(new()));

    [Fact]
    public void The_specifications_that_databases_number_stay_as_they_are() => Assert.Equal(
        ["*/15 8-18 mon-fri * * (m/h/d/dM/MY) Europe/Berlin", "every 10 seconds"],
        Samples.Take(2).Select(static schedule => schedule.Specification));

    private static string KindOf(Type type) => Samples.Single(sample => sample.GetType() == type).Kind.Name;
}
