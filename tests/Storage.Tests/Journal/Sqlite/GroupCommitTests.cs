using ActorScheduler.Storage.Tests.Journal.Support;
using Akka.Persistence;

namespace ActorScheduler.Storage.Tests.Journal.Sqlite;

/// <summary>A projection that writes once a transaction is told of everything that is undone.</summary>
public sealed class GroupCommitTests() : JournalTest(new SqliteBed(new TallyProjection(), new NotesProjection()))
{
    [Fact]
    public void What_one_transaction_gathers_is_written_once()
    {
        var actor = CreateTestProbe();
        Bed.Faults.Hold();
        Write(actor, Note(1, "gate"));
        Bed.Faults.AwaitCommit();
        for (var i = 0; i < 20; i++)
            Write(actor, Atomic(1, $"p-{i}", new ProjectedNote("a", new Note("a")), new ProjectedNote("b", new Note("b"))));
        AwaitCondition(() => Bed.Store.QueueLength == 20);
        Bed.Faults.Release();

        AwaitTally(notes: 41, writes: 2);
    }

    [Fact]
    public void What_is_refused_breaks_or_conflicts_is_not_in_it()
    {
        var actor = CreateTestProbe();
        Bed.Faults.Hold();
        Write(actor, Note(1, "gate"));
        Bed.Faults.AwaitCommit();
        Write(actor, Note(2, "kept"), Atomic(3, Pid, new ProjectedNote("x", new Note("x")), new ProjectedNote("no", new Note("no", Refused: true))), Note(5, "kept"));
        Write(actor, Atomic(1, "broken", new ProjectedNote("x", new Note("x")), new ProjectedNote("bug", new Note("bug", Broken: true))));
        Write(actor, Atomic(6, Pid, new ProjectedNote("x", new Note("x"))), Note(2, "taken"));
        AwaitCondition(() => Bed.Store.QueueLength == 3);
        Bed.Faults.Release();

        AwaitTally(notes: 3, writes: 2);
    }

    [Fact]
    public void A_transaction_that_failed_leaves_nothing_to_the_next()
    {
        var actor = CreateTestProbe();
        Bed.Faults.BeforeCommitError = new InvalidOperationException("no");
        Write(actor, Note(1, "lost"));
        actor.ExpectMsg<WriteMessagesFailed>();
        Bed.Faults.BeforeCommitError = null;

        Write(actor, Note(1, "kept"));

        AwaitTally(notes: 1, writes: 1);
    }

    private static AtomicWrite Note(long nr, string text) => Atomic(nr, Pid, new ProjectedNote(text, new Note(text)));

    private void AwaitTally(long notes, long writes) => AwaitAssert(() =>
        Assert.Equal((notes, writes), (Bed.Query<long>("SELECT notes FROM tally"), Bed.Query<long>("SELECT writes FROM tally"))));
}
