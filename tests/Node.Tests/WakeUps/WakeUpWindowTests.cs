using ActorScheduler.Contracts.Execution;
using ActorScheduler.Node.WakeUps;
using ActorScheduler.Storage.WakeUps;

namespace ActorScheduler.Node.Tests.WakeUps;

/// <summary>So many are in memory for having been woken, and who was woken lately is left alone for a while.</summary>
public sealed class WakeUpWindowTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly WakeUpWindow _window = new(3, TimeSpan.FromSeconds(10));

    [Fact]
    public void Each_that_is_woken_takes_a_place_until_it_answers()
    {
        _window.Add(Row("a", 0), At(0));
        _window.Add(Row("b", 0), At(0));
        Assert.Equal(1, _window.Room);

        _window.Take(Answer("a"));
        _window.Take(Answer("a"));
        _window.Take(Answer("never woken"));

        Assert.Equal(2, _window.Room);
        Assert.False(_window.Knows(Row("a", 0)));
        Assert.True(_window.Knows(Row("b", 0)));
    }

    [Fact]
    public void One_that_has_a_reason_to_stay_gives_its_place_back_and_is_left_alone()
    {
        _window.Add(Row("a", 0), At(0));

        _window.Take(Answer("a", rowStays: true));

        Assert.Equal(3, _window.Room);
        Assert.True(_window.Knows(Row("a", 0)));
        _window.GiveUp(At(10));
        Assert.Equal(3, _window.Room);
        Assert.False(_window.Knows(Row("a", 0)));
    }

    [Fact]
    public void A_row_is_not_woken_twice_within_the_repeat_time()
    {
        _window.Add(Row("a", -5), At(0));

        _window.GiveUp(At(9.999));
        Assert.Equal((true, 2), (_window.Knows(Row("a", -5)), _window.Room));

        _window.GiveUp(At(10));
        Assert.Equal((false, 3), (_window.Knows(Row("a", -5)), _window.Room));
    }

    [Fact]
    public void A_row_that_is_woken_ahead_is_left_alone_until_its_time_has_come_and_gone()
    {
        _window.Add(Row("a", 100), At(0));

        _window.GiveUp(At(109));
        Assert.True(_window.Knows(Row("a", 100)));
        _window.GiveUp(At(110));
        Assert.False(_window.Knows(Row("a", 100)));
    }

    [Fact]
    public void A_row_whose_time_was_brought_forward_is_another_wake_up_in_the_same_place()
    {
        _window.Add(Row("a", 100), At(0));
        Assert.False(_window.Knows(Row("a", 70)));

        _window.Add(Row("a", 70), At(60));

        Assert.Equal((true, 2), (_window.Knows(Row("a", 70)), _window.Room));
    }

    [Fact]
    public void A_task_and_a_periodic_task_of_one_id_are_two()
    {
        _window.Add(Row("1", 0), At(0));

        Assert.False(_window.Knows(new WakeUp(WakeUpKind.PeriodicTask, "1", At(0))));
    }

    [Fact]
    public void A_late_answer_of_one_that_was_given_up_frees_nothing()
    {
        _window.Add(Row("a", 0), At(0));
        _window.GiveUp(At(10));

        _window.Take(Answer("a"));

        Assert.Equal(3, _window.Room);
    }

    private static WakeUpAnswer Answer(string id, bool rowStays = false) => new(WakeUpKind.Task, id, rowStays);

    private static WakeUp Row(string id, double at) => new(WakeUpKind.Task, id, At(at));

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);
}
