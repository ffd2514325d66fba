using ActorScheduler.Storage.Tests.Journal.Support;
using Akka.Actor;

namespace ActorScheduler.Storage.Tests.Journal.Actors;

/// <summary>An id that is said to be new is not looked for, once; a wrong claim costs one failure and no event.</summary>
public abstract class ClaimedAsNewTests(StoreKind kind) : JournalTest(kind)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task A_new_id_is_written_and_recovered_like_any_other()
    {
        Bed.Unwritten.Add(Pid);

        await Sys.ActorOf(NoteActor.Props(Pid)).Ask<NoteActor.Kept>("first", Patience);

        Assert.False(Bed.Unwritten.Remove(Pid), "the first recovery did not use the claim up");
        Assert.Equal([(1L, "first")], Replay().Events);
    }

    [SkippableFact]
    public async Task A_wrong_claim_stops_its_actor_at_its_first_write_and_the_next_one_recovers()
    {
        WriteNotes(2);
        Bed.Unwritten.Add(Pid);
        var deceived = Sys.ActorOf(NoteActor.Props(Pid));
        Assert.Empty(await deceived.Ask<string[]>(new NoteActor.GetNotes(), Patience));
        Watch(deceived);

        deceived.Tell("lost");

        ExpectTerminated(deceived, Patience);
        var next = Sys.ActorOf(NoteActor.Props(Pid));
        Assert.Equal(3, (await next.Ask<NoteActor.Kept>("third", Patience)).SequenceNr);
        Assert.Equal([(1L, "n1"), (2L, "n2"), (3L, "third")], Replay().Events);
    }
}

public sealed class ClaimedAsNewTestsOnSqlite() : ClaimedAsNewTests(StoreKind.Sqlite);

public sealed class ClaimedAsNewTestsOnPostgres() : ClaimedAsNewTests(StoreKind.Postgres);
