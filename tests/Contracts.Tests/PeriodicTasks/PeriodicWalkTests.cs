using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tests.Serialization;
using ActorScheduler.Contracts.WakeUps;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.PeriodicTasks;

/// <summary>What holds in every life of a periodic task, whatever is sent and whatever its clock does.</summary>
public class PeriodicWalkTests
{
    [Fact]
    public void The_walks_store_every_event()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<Type, bool>();
        PeriodicGen.Walk.Sample(
            walk =>
            {
                foreach (var happened in walk.Select(step => step.Decision.Event).OfType<PeriodicTaskEvent>())
                    seen[happened.GetType()] = true;
            },
            iter: 2000);
        Assert.Equal(5, seen.Count);
    }

    [Fact]
    public void The_events_as_they_come_back_from_the_journal_give_the_live_state() => EachWalk(walk =>
    {
        var stored = walk.Select(step => step.Decision.Event).OfType<PeriodicTaskEvent>()
            .Select(happened => (PeriodicTaskEvent)EventFormat.FromBytes(EventFormat.ToBytes(happened), Manifests.Of(happened)));
        Assert.Equal(walk.Count == 0 ? PeriodicTaskState.None : walk[^1].After, Replay(stored));
    });

    [Fact]
    public void An_occurrence_is_recorded_only_for_the_stored_due_time_and_never_twice() => EachWalk(walk =>
    {
        foreach (var step in walk)
        {
            if (step.Command is not RecordOccurrence command)
                continue;
            var isDue = step.Before.Exists && step.Before.NextDue == command.Nominal;
            Assert.Equal(isDue, step.Decision.Event is not null);
            if (isDue)
                Assert.Equal(OccurrenceId.Of(PeriodicSamples.Id, command.Nominal), Assert.IsType<PeriodicTaskFired>(step.Decision.Event).TaskId);
        }

        var nominals = walk.Select(step => step.Decision.Event).OfType<PeriodicTaskFired>().Select(e => e.Nominal).ToList();
        Assert.All(nominals.Zip(nominals.Skip(1)), pair => Assert.True(pair.First < pair.Second, "an occurrence came due a second time"));
        Assert.Equal(nominals.Count, walk.Count == 0 ? 0 : walk[^1].After.TotalRunCount);
    });

    [Fact]
    public void The_next_one_lies_in_the_future_unless_it_was_due_before_an_edit_or_comes_due_in_an_interruption_of_fifteen_seconds() => EachWalk(walk =>
    {
        foreach (var step in walk.Where(step => step.Decision.Event is not null && step.After.NextDue is not null))
        {
            var next = step.After.NextDue!.Value;
            var kept = step.Command is UpdatePeriodicTask && next == step.Before.NextDue;
            var madeUp = step.Command is RecordOccurrence fired && step.Now - fired.Nominal <= TimeSpan.FromSeconds(15);
            Assert.True(kept || madeUp || next > step.Now, "the past is replayed");
            Assert.True(step.After.LastNominal is null || next > step.After.LastNominal, "the same occurrence is due again");
        }
    });

    [Fact]
    public void What_is_disabled_or_deleted_or_beyond_its_end_is_not_due() => EachWalk(walk =>
    {
        foreach (var state in walk.Select(step => step.After))
        {
            if (!state.Exists || !state.Definition!.Enabled)
                Assert.Null(state.NextDue);
            else
                Assert.False(state.NextDue >= state.Definition.Expires);
        }
    });

    [Fact]
    public void The_same_command_again_stores_nothing_and_gets_the_same_answer_except_a_delete() => EachWalk(walk =>
    {
        foreach (var step in walk)
        {
            var again = PeriodicTaskDecider.Decide(step.After, step.Command, step.Now);
            Assert.Null(again.Event);
            if (step is { Command: DeletePeriodicTask, Decision.Event: not null })
                Assert.Equal(new PeriodicTaskRefused(PeriodicSamples.Id, PeriodicTaskRefusal.Unknown), again.Reply);
            else
                Assert.Equal(step.Decision.Reply, again.Reply);
        }
    });

    [Fact]
    public void It_has_a_wake_up_time_for_as_long_as_it_comes_due() => EachWalk(walk =>
    {
        foreach (var state in walk.Select(step => step.After))
        {
            var wakeUp = WakeUpPolicy.Default.For(state);
            Assert.Equal(state.NextDue is null, wakeUp is null);
            Assert.False(wakeUp < state.NextDue);
        }
    });

    [Fact]
    public void A_deleted_one_stays_deleted_and_there_is_one_creation() => EachWalk(walk =>
    {
        Assert.All(walk.Where(step => step.Before.IsDeleted), step => Assert.Same(step.Before, step.After));
        Assert.InRange(walk.Count(step => step.Decision.Event is PeriodicTaskCreated), 0, 1);
    });

    [Fact]
    public void Every_event_in_every_order_and_at_every_time_is_accepted() =>
        EventGen.PeriodicTaskEvent.Array[1, 8].Sample(history => Assert.NotNull(Replay(history)), iter: 3000);

    private static PeriodicTaskState Replay(IEnumerable<PeriodicTaskEvent> history) =>
        history.Aggregate(PeriodicTaskState.None, (state, happened) => state.Apply(happened));

    private static void EachWalk(Action<List<PeriodicStep>> holds) => PeriodicGen.Walk.Sample(
        holds,
        iter: 2000,
        print: walk => string.Join('\n', walk.Select(step => $"{step.Now:O} {step.Command} → [{step.Decision.Event}] {step.Decision.Reply}")));
}
