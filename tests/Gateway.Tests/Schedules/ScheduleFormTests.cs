using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Gateway.Schedules;

namespace ActorScheduler.Gateway.Tests.Schedules;

public sealed class ScheduleFormTests
{
    [Fact]
    public void Callers_can_write_and_read_every_kind_of_schedule() =>
        Assert.Equal(ScheduleKind.All, ScheduleForm.All.Select(static form => form.Kind));
}
