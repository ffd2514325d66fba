using ActorScheduler.Journal.Projections;
using ActorScheduler.Storage.Tests.Journal.Support;
using Akka.Persistence;

namespace ActorScheduler.Storage.Tests.Journal.Projections;

public abstract class ProjectionTests(StoreKind kind) : JournalTest(kind, new NotesProjection())
{
    [SkippableFact]
    public void A_row_is_visible_exactly_when_the_reply_is_there()
    {
        var actor = CreateTestProbe();
        Bed.Faults.Hold();

        Write(actor, Note(1, "hello"));
        Bed.Faults.AwaitCommit();
        Assert.Equal(0, Rows());
        Bed.Faults.Release();

        actor.ExpectMsg<WriteMessagesSuccessful>();
        Assert.Equal(1, Bed.Query<long>(
            $"SELECT count(*) FROM notes n JOIN journal j USING (ordering) WHERE n.persistence_id = '{Pid}' AND j.sequence_number = n.sequence_nr AND n.text = 'hello'"));
        Assert.IsType<ProjectedNote>(actor.ExpectMsg<WriteMessageSuccess>().Persistent.Payload);
        Assert.Equal([(1L, "hello")], Replay().Events);
    }

    [SkippableFact]
    public void An_event_without_a_projection_or_with_one_nobody_knows_leaves_no_row()
    {
        var actor = CreateTestProbe();

        Write(actor, Atomic(1, Pid, new ProjectedNote("a", null), new ProjectedNote("b", "not a note"), new Noted("c")));

        actor.ExpectMsg<WriteMessagesSuccessful>();
        Assert.Equal(0, Rows());
        Assert.Equal(3, Replay().Events.Count);
    }

    [SkippableFact]
    public void A_refused_event_is_undone_with_its_row_and_its_neighbours_stay()
    {
        var actor = CreateTestProbe();

        Write(
            actor,
            Note(1, "one"),
            Atomic(2, Pid, new ProjectedNote("two", new Note("two")), new ProjectedNote("taken", new Note("taken", Refused: true))),
            Note(4, "four"));

        actor.ExpectMsg<WriteMessagesSuccessful>();
        actor.ExpectMsg<WriteMessageSuccess>();
        Assert.Equal(2, actor.ExpectMsg<WriteMessageRejected>().Persistent.SequenceNr);
        Assert.Equal("'taken' is taken", Assert.IsType<ProjectionRefusedException>(actor.ExpectMsg<WriteMessageRejected>().Cause).Message);
        Assert.Equal(4, actor.ExpectMsg<WriteMessageSuccess>().Persistent.SequenceNr);
        Assert.Equal([(1L, "one"), (4L, "four")], Replay().Events);
        Assert.Equal(2, Rows());
    }

    [SkippableFact]
    public void A_text_that_the_database_finds_taken_is_refused_alone()
    {
        var probes = Enumerable.Range(0, 20).Select(_ => CreateTestProbe()).ToList();
        Bed.Faults.Hold();
        Write(probes[0], Unique(1, "gate", "taken"));
        Bed.Faults.AwaitCommit();
        for (var i = 1; i < probes.Count; i++)
            Write(probes[i], Unique(1, "actor-" + i, i is 7 or 8 ? "taken" : "free-" + i), Unique(2, "actor-" + i, "more-" + i));
        AwaitCondition(() => Bed.Store.QueueLength == 19);
        Bed.Faults.Release();

        for (var i = 1; i < probes.Count; i++)
        {
            var outcome = probes[i].FishForMessage(m => m is WriteMessagesSuccessful or WriteMessagesFailed);
            Assert.True(outcome is WriteMessagesSuccessful, (outcome as WriteMessagesFailed)?.Cause.ToString());
            if (i is 7 or 8)
                Assert.Equal("'taken' is taken", Assert.IsType<ProjectionRefusedException>(probes[i].ExpectMsg<WriteMessageRejected>().Cause).Message);
            else
                probes[i].ExpectMsg<WriteMessageSuccess>();
            probes[i].ExpectMsg<WriteMessageSuccess>();
        }

        Assert.Equal(37, Rows());
        Assert.Equal(37, Bed.Query<long>("SELECT count(*) FROM journal"));
    }

    [SkippableFact]
    public void A_projection_that_breaks_fails_that_actor_alone()
    {
        var (broken, fine) = (CreateTestProbe(), CreateTestProbe());
        Bed.Faults.Hold();
        Write(fine, Note(1, "gate"));
        Bed.Faults.AwaitCommit();
        Write(broken, Atomic(1, "broken", new ProjectedNote("x", new Note("x", Broken: true))));
        Write(fine, Note(2, "neighbour"));
        AwaitCondition(() => Bed.Store.QueueLength == 2);
        Bed.Faults.Release();

        var cause = Assert.IsType<ProjectionFailedException>(broken.ExpectMsg<WriteMessagesFailed>().Cause);
        Assert.Contains("'notes' failed on event 1 of 'broken': a bug", cause.Message, StringComparison.Ordinal);
        fine.ExpectMsg<WriteMessagesSuccessful>();
        fine.ExpectMsg<WriteMessageSuccess>();
        fine.ExpectMsg<WriteMessagesSuccessful>();
        Assert.Equal(2, Rows());
        Assert.Equal(2, Bed.Query<long>("SELECT count(*) FROM journal"));
        Assert.True(Bed.Store.Health.IsHealthy);
    }

    [SkippableFact]
    public void A_conflict_leaves_no_row_of_the_stale_writer()
    {
        var actor = CreateTestProbe();
        Write(actor, Note(2, "true"));
        actor.ExpectMsg<WriteMessagesSuccessful>();
        actor.ExpectMsg<WriteMessageSuccess>();

        Write(actor, Note(1, "stale, but fits"), Note(2, "stale"));

        actor.ExpectMsg<WriteMessagesFailed>();
        Assert.Equal(1, Rows());
        Assert.Equal([(2L, "true")], Replay().Events);
    }

    private static AtomicWrite Note(long nr, string text) => Atomic(nr, Pid, new ProjectedNote(text, new Note(text)));

    private static AtomicWrite Unique(long nr, string pid, string text) => Atomic(nr, pid, new ProjectedNote(text, new Note(text, Unique: true)));

    private long Rows() => Bed.Query<long>("SELECT count(*) FROM notes");
}

public sealed class ProjectionTestsOnSqlite() : ProjectionTests(StoreKind.Sqlite);

public sealed class ProjectionTestsOnPostgres() : ProjectionTests(StoreKind.Postgres);
