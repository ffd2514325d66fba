using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Gateway.Schedules;

namespace ActorScheduler.Gateway.Tests.Schedules;

public sealed class ScheduleInputTests
{
    [Fact]
    public void Callers_can_write_every_kind_of_schedule() =>
        Assert.Equal(ScheduleKind.All, ScheduleInput.All.Select(static input => input.Kind));
}
