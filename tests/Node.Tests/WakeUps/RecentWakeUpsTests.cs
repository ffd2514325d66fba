using ActorScheduler.Node.WakeUps;

namespace ActorScheduler.Node.Tests.WakeUps;

/// <summary>Who was woken lately is left alone for a while.</summary>
public sealed class RecentWakeUpsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly RecentWakeUps _recent = new(TimeSpan.FromSeconds(10));

    [Fact]
    public void A_row_is_not_woken_twice_within_the_repeat_time()
    {
        Assert.True(_recent.ShouldWake(Row("a", -5), At(0)));
        Assert.False(_recent.ShouldWake(Row("a", -5), At(9.999)));
        Assert.True(_recent.ShouldWake(Row("a", -5), At(10)));
        Assert.False(_recent.ShouldWake(Row("a", -5), At(19)));
    }

    [Fact]
    public void A_row_that_is_woken_ahead_is_left_alone_until_its_time_has_come_and_gone()
    {
        Assert.True(_recent.ShouldWake(Row("a", 100), At(0)));
        Assert.False(_recent.ShouldWake(Row("a", 100), At(109)));
        Assert.True(_recent.ShouldWake(Row("a", 100), At(110)));
    }

    [Fact]
    public void A_row_whose_time_was_brought_forward_is_another_wake_up()
    {
        Assert.True(_recent.ShouldWake(Row("a", 100), At(0)));

        Assert.True(_recent.ShouldWake(Row("a", 70), At(60)));
        Assert.False(_recent.ShouldWake(Row("a", 70), At(62)));
    }

    [Fact]
    public void A_task_and_a_periodic_task_of_one_id_are_two()
    {
        Assert.True(_recent.ShouldWake(Row("1", 0), At(0)));
        Assert.True(_recent.ShouldWake(new WakeUp(WakeUpKind.PeriodicTask, "1", At(0)), At(0)));
    }

    [Fact]
    public void To_forget_changes_nothing_but_the_memory_used()
    {
        _recent.ShouldWake(Row("a", 0), At(0));
        _recent.ShouldWake(Row("b", 50), At(0));

        _recent.Forget(At(10));

        Assert.True(_recent.ShouldWake(Row("a", 0), At(10)));
        Assert.False(_recent.ShouldWake(Row("b", 50), At(10)));
    }

    private static WakeUp Row(string id, double at) => new(WakeUpKind.Task, id, At(at));

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);
}
