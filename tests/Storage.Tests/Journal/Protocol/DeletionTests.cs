using ActorScheduler.Storage.Tests.Journal.Support;
using Akka.Actor;
using Akka.Persistence;

namespace ActorScheduler.Storage.Tests.Journal.Protocol;

public abstract class DeletionTests(StoreKind kind) : JournalTest(kind)
{
    [SkippableFact]
    public void Deleted_events_are_not_replayed_and_leave_the_others_alone()
    {
        WriteNotes(5);
        WriteNotes(5, "other");

        Delete(3);

        var (events, highest) = Replay();
        Assert.Equal([(4L, "n4"), (5L, "n5")], events);
        Assert.Equal(5, highest);
        Assert.Equal(5, Replay(pid: "other").Events.Count);
        Assert.Equal(2, Bed.Query<long>($"SELECT count(*) FROM journal WHERE persistence_id = '{Pid}'"));
    }

    [SkippableTheory]
    [InlineData(5)]
    [InlineData(long.MaxValue)]
    public async Task The_highest_number_outlives_the_deletion_of_everything_and_a_restart(long to)
    {
        WriteNotes(5);

        Delete(to);

        var (events, highest) = Replay();
        Assert.Empty(events);
        Assert.Equal(5, highest);
        Assert.Equal(1, Bed.Query<long>("SELECT count(*) FROM journal"));
        await Bed.ReopenAsync();
        Assert.Equal(5, Bed.Query<long>("SELECT max(sequence_number) FROM journal"));
    }

    [SkippableFact]
    public void Events_written_after_a_deletion_of_everything_go_on_where_the_numbers_ended()
    {
        WriteNotes(2);
        Delete(long.MaxValue);
        var probe = CreateTestProbe();

        Write(probe, Notes(3, "again"));
        probe.ExpectMsg<WriteMessagesSuccessful>();
        probe.ExpectMsg<WriteMessageSuccess>();

        Assert.Equal([(3L, "again")], Replay().Events);
        Delete(2);
        Assert.Equal([(3L, "again")], Replay().Events);
    }

    [SkippableFact]
    public void To_delete_from_an_unknown_id_or_before_its_first_event_changes_nothing()
    {
        WriteNotes(2);

        Delete(0);
        Delete(9, "nobody");

        Assert.Equal(2, Replay().Events.Count);
    }

    [SkippableFact]
    public void A_replay_sees_a_deletion_that_was_queued_before_it()
    {
        WriteNotes(3);
        var probe = CreateTestProbe();
        Bed.Faults.Hold();
        Journal.Tell(new DeleteMessagesTo(Pid, 2, probe));
        Bed.Faults.AwaitCommit();
        Journal.Tell(new ReplayMessages(1, long.MaxValue, long.MaxValue, Pid, probe));
        Bed.Faults.Release();

        probe.FishForMessage(m => m is ReplayedMessage { Persistent.SequenceNr: 3 });
    }

    [SkippableFact]
    public void A_deletion_that_could_not_be_written_fails()
    {
        WriteNotes(3);
        var probe = CreateTestProbe();
        Bed.Faults.BeforeCommitError = new IOException("no disk");

        Journal.Tell(new DeleteMessagesTo(Pid, 2, probe));

        var failure = probe.ExpectMsg<DeleteMessagesFailure>();
        Assert.Equal(2, failure.ToSequenceNr);
        Assert.Contains("no disk", failure.Cause.Message, StringComparison.Ordinal);
        Bed.Faults.BeforeCommitError = null;
        Assert.Equal(3, Replay().Events.Count);
    }

    private void Delete(long to, string pid = Pid)
    {
        var probe = CreateTestProbe();
        Journal.Tell(new DeleteMessagesTo(pid, to, probe));
        Assert.Equal(to, probe.ExpectMsg<DeleteMessagesSuccess>().ToSequenceNr);
    }
}

public sealed class DeletionTestsOnSqlite() : DeletionTests(StoreKind.Sqlite);

public sealed class DeletionTestsOnPostgres() : DeletionTests(StoreKind.Postgres);
