using ActorScheduler.Authoring;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;
using static ActorScheduler.Contracts.Tests.PeriodicTasks.PeriodicSamples;

namespace ActorScheduler.Contracts.Tests.PeriodicTasks;

public class PeriodicTaskPatchTests
{
    private static readonly PeriodicTaskDefinition Old = Definition with
    {
        Expires = T0,
        Description = "old",
        Queue = "q",
        Exchange = "x",
        RoutingKey = "r",
        ArgsText = "(1,)",
        ArgsJson = "[1]",
        KwargsText = "{'a': 1}",
        KwargsJson = """{"a":1}""",
    };

    [Fact]
    public void What_is_not_named_stays() => Assert.Equal(Old, new PeriodicTaskPatch().ApplyTo(Old));

    [Fact]
    public void Each_part_changes_what_it_names_and_nothing_else()
    {
        var retry = new RetryPolicy(3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9));
        Assert.Equal(Old with { Name = "new" }, new PeriodicTaskPatch { Name = "new" }.ApplyTo(Old));
        Assert.Equal(Old with { Schedule = EveryHour }, new PeriodicTaskPatch { Schedule = EveryHour }.ApplyTo(Old));
        Assert.Equal(Old with { Enabled = false }, new PeriodicTaskPatch { Enabled = false }.ApplyTo(Old));
        Assert.Equal(Old with { Description = "" }, new PeriodicTaskPatch { Description = "" }.ApplyTo(Old));
        Assert.Equal(Old with { ArgsText = "()", ArgsJson = "[]" }, new PeriodicTaskPatch { Args = new("()", "[]") }.ApplyTo(Old));
        Assert.Equal(Old with { KwargsText = "dict", KwargsJson = "{}" }, new PeriodicTaskPatch { Kwargs = new("dict", "{}") }.ApplyTo(Old));
        Assert.Equal(
            Old with { Task = "t", Delivery = Delivery.AtMostOnce, Retry = retry },
            new PeriodicTaskPatch { Call = new("t", Delivery.AtMostOnce, retry) }.ApplyTo(Old));
    }

    [Fact]
    public void What_may_be_missing_is_set_and_taken_away()
    {
        Assert.Equal(Old with { Expires = Now }, new PeriodicTaskPatch { Expires = new(Now) }.ApplyTo(Old));
        Assert.Equal(Old with { Expires = null }, new PeriodicTaskPatch { Expires = new(null) }.ApplyTo(Old));
        Assert.Equal(Old with { Queue = "p" }, new PeriodicTaskPatch { Queue = new("p") }.ApplyTo(Old));
        Assert.Equal(Old with { Queue = null }, new PeriodicTaskPatch { Queue = new(null) }.ApplyTo(Old));
        Assert.Equal(Old with { Exchange = "p" }, new PeriodicTaskPatch { Exchange = new("p") }.ApplyTo(Old));
        Assert.Equal(Old with { Exchange = null }, new PeriodicTaskPatch { Exchange = new(null) }.ApplyTo(Old));
        Assert.Equal(Old with { RoutingKey = "p" }, new PeriodicTaskPatch { RoutingKey = new("p") }.ApplyTo(Old));
        Assert.Equal(Old with { RoutingKey = null }, new PeriodicTaskPatch { RoutingKey = new(null) }.ApplyTo(Old));
    }
}
