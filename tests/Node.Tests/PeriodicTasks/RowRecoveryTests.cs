using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Tests.Support;
using CsCheck;

namespace ActorScheduler.Node.Tests.PeriodicTasks;

/// <summary>The row is the snapshot that a recovery begins with.</summary>
public sealed class RowRecoveryTests : PeriodicStage
{
    [Fact]
    public async Task No_event_that_is_in_the_row_is_replayed()
    {
        StopEntityNow(Created(Samples.Every(3600)));
        // An event that nobody could read any more: who replays it fails.
        await Bed.RunAsync("UPDATE journal SET manifest = 'unreadable' WHERE persistence_id = 'periodic-1'");

        Assert.Equal(new PeriodicTaskAccepted(Id), Ask<PeriodicTaskReply>(Entity(), new CreatePeriodicTask(Id, Samples.Every(3600))));
    }

    [Fact]
    public void The_row_equals_the_fold_of_the_events_after_any_commands()
    {
        var command = Gen.OneOf(
            Gen.Bool.Select(enabled => new PeriodicTaskPatch { Enabled = enabled }),
            Gen.Int[1, 50].Select(every => new PeriodicTaskPatch { Schedule = new IntervalSchedule(every, IntervalPeriod.Hours) }),
            Gen.Int[0, 23].Select(hour => new PeriodicTaskPatch { Schedule = new CrontabSchedule("0", $"{hour}", "*", "*", "*", "Europe/Berlin") }),
            Gen.Int[61, 9000].Select(seconds => new PeriodicTaskPatch { Expires = new Change<DateTimeOffset?>(Now + Seconds(seconds)) }),
            Gen.String[Gen.Char["aé✓ "], 0, 5].Select(text => new PeriodicTaskPatch { Description = text, Queue = new Change<string?>(text) }));
        var next = 100L;
        command.Array[0, 6].Select(Gen.Bool, Gen.Int[0, 200]).Sample(
            (patches, deleted, wait) => Check(++next, patches, deleted, wait), iter: 20, threads: 1);
    }

    private void Check(long id, PeriodicTaskPatch[] patches, bool deleted, int wait)
    {
        var entity = Created(Samples.Every(3600, $"name {id}"), id);
        Advance(wait);
        foreach (var patch in patches)
            Ask<PeriodicTaskAccepted>(entity, new UpdatePeriodicTask(id, patch));
        if (deleted)
            Ask<PeriodicTaskAccepted>(entity, new DeletePeriodicTask(id));

        var events = Bed.History(PersistenceIds.OfPeriodicTask(id)).Cast<PeriodicTaskEvent>().ToList();
        var (row, sequenceNr) = Bed.PeriodicTasks.FindWithSequenceNr(id)!.Value;
        Assert.Equal(events.Aggregate(PeriodicTaskState.None, (state, happened) => state.Apply(happened)), row.State);
        Assert.Equal(events.Count, sequenceNr);
        StopEntityNow(entity);
    }
}
