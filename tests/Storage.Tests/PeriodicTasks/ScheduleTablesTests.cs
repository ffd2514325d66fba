using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Storage.PeriodicTasks;

namespace ActorScheduler.Storage.Tests.PeriodicTasks;

public sealed class ScheduleTablesTests
{
    [Fact]
    public void The_kinds_of_the_old_contract_have_tables_that_number_their_schedules() =>
        Assert.Equal([ScheduleKind.Crontab, ScheduleKind.Interval], ScheduleTables.All.Select(static row => row.Kind));
}
