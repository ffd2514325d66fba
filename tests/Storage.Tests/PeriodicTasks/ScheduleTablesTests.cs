using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Storage.PeriodicTasks;

namespace ActorScheduler.Storage.Tests.PeriodicTasks;

public sealed class ScheduleTablesTests
{
    [Fact]
    public void Every_kind_of_schedule_has_a_table_that_numbers_it() =>
        Assert.Equal(ScheduleKind.All, ScheduleTables.All.Select(static row => row.Kind));
}
