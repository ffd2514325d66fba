using ActorScheduler.Contracts.PeriodicTasks.Commands;
using static ActorScheduler.Contracts.Tests.PeriodicTasks.PeriodicSamples;

namespace ActorScheduler.Contracts.Tests.PeriodicTasks;

/// <summary>When a periodic task comes due, by example: it is created at 10:00 and fires every ten minutes.</summary>
public class DueTimeTests
{
    [Fact]
    public void It_is_due_one_interval_after_it_was_created_and_then_on_its_grid()
    {
        var state = After((T0, Create()));
        Assert.Equal(Minute(10), state.NextDue);
        state = Decided(state, Fired(Minute(10)), Minute(10).AddSeconds(3));
        Assert.Equal(Minute(20), state.NextDue);
        Assert.Equal((Minute(10).AddSeconds(3), Minute(10), 1L), (state.LastRunAt, state.LastNominal, state.TotalRunCount));
        Assert.Equal(Minute(10).AddSeconds(3), state.DateChanged);
        Assert.Equal(T0, state.CreatedAt);
    }

    [Fact]
    public void After_a_stop_one_occurrence_stands_for_all_that_were_missed()
    {
        var state = Decided(After((T0, Create())), Fired(Minute(10)), Minute(57));
        Assert.Equal((Minute(60), 1L), (state.NextDue, state.TotalRunCount));
    }

    [Fact]
    public void What_came_due_in_an_interruption_of_fifteen_seconds_is_made_up_for_one_by_one()
    {
        var everySecond = new Contracts.Schedules.IntervalSchedule(1, Contracts.Schedules.IntervalPeriod.Seconds);
        var state = Decided(After((T0, Create())), Edit(new() { Schedule = everySecond }), T0);
        var back = T0.AddSeconds(16);
        for (var second = 1; second <= 16; second++)
        {
            Assert.Equal(T0.AddSeconds(second), state.NextDue);
            state = Decided(state, Fired(T0.AddSeconds(second)), back);
        }

        Assert.Equal((back.AddSeconds(1), 16L), (state.NextDue, state.TotalRunCount));
        Assert.Equal(back.AddSeconds(18), Decided(state, Fired(back.AddSeconds(1)), back.AddSeconds(17)).NextDue);
    }

    [Fact]
    public void A_clock_set_back_does_not_make_an_occurrence_due_again()
    {
        var state = Decided(After((T0, Create())), Fired(Minute(10)), Minute(3));
        Assert.Equal(Minute(20), state.NextDue);
        var edited = Decided(state, Edit(new() { Schedule = new Contracts.Schedules.IntervalSchedule(1, Contracts.Schedules.IntervalPeriod.Minutes) }), Minute(4));
        Assert.Equal(Minute(11), edited.NextDue);
    }

    [Fact]
    public void Another_schedule_and_enabling_it_again_count_from_now()
    {
        var created = After((T0, Create()));
        Assert.Equal(Minute(65), Decided(created, Edit(new() { Schedule = EveryHour }), Minute(5)).NextDue);

        var disabled = Decided(created, Edit(new() { Enabled = false }), Minute(5));
        Assert.Null(disabled.NextDue);
        var enabled = Decided(disabled, Edit(new() { Enabled = true }), Minute(33));
        Assert.Equal((Minute(43), Minute(33)), (enabled.NextDue, enabled.Anchor));
    }

    [Fact]
    public void Any_other_edit_leaves_an_overdue_occurrence_due()
    {
        var overdue = After((T0, Create()));
        Assert.Equal(Minute(10), Decided(overdue, Edit(new() { Name = "new" }), Minute(15)).NextDue);
        Assert.Equal(Minute(10), Decided(overdue, Edit(new() { Expires = new(Minute(90)) }), Minute(15)).NextDue);
    }

    [Fact]
    public void An_edit_of_the_end_does_not_move_the_due_time_when_the_clock_was_set_back()
    {
        var state = After((T0, Create()));
        Assert.Equal(Minute(10), Decided(state, Edit(new() { Expires = new(Minute(90)) }), Minute(-60)).NextDue);
    }

    [Fact]
    public void It_is_due_before_its_end_only()
    {
        Assert.Null(After((T0, Create(Definition with { Expires = Minute(10) }))).NextDue);
        Assert.Equal(Minute(10), After((T0, Create(Definition with { Expires = Minute(10).AddMicroseconds(1) }))).NextDue);
        Assert.Null(Decided(After((T0, Create(Definition with { Expires = Minute(15) }))), Fired(Minute(10)), Minute(10)).NextDue);
    }

    [Fact]
    public void It_ends_when_its_end_has_come_and_not_before()
    {
        var state = After((T0, Create(Definition with { Expires = Minute(15) })));
        Assert.Equal(Minute(10), Decided(state, new EndPeriodicTask(Id), Minute(15).AddMicroseconds(-1)).NextDue);
        Assert.Null(Decided(state, new EndPeriodicTask(Id), Minute(15)).NextDue);
    }

    private static DateTimeOffset Minute(int minute) => T0.AddMinutes(minute);
}
