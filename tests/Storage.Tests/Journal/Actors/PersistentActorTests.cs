using ActorScheduler.Storage.Tests.Journal.Support;
using Akka.Actor;

namespace ActorScheduler.Storage.Tests.Journal.Actors;

public abstract class PersistentActorTests(StoreKind kind) : JournalTest(kind, new NotesProjection())
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task Ten_thousand_events_of_500_actors_are_kept_and_recovered()
    {
        var actors = Enumerable.Range(0, 500).Select(i => Sys.ActorOf(NoteActor.Props("actor-" + i))).ToList();
        await Task.WhenAll(
            from actor in actors
            from n in Enumerable.Range(0, 20)
            select actor.Ask<NoteActor.Kept>("note-" + n, Patience));

        var counted = Bed.Statistics;
        Assert.Equal(10_000, counted.Events);
        Assert.True(counted.Commits < 2_000, $"{counted.Commits} transactions for 10,000 events: nothing was grouped");
        await Task.WhenAll(actors.Select(a => a.GracefulStop(Patience)));

        var recovered = await Task.WhenAll(
            Enumerable.Range(0, 500).Select(i => Sys.ActorOf(NoteActor.Props("actor-" + i)).Ask<string[]>(new NoteActor.GetNotes(), Patience)));

        Assert.All(recovered, notes => Assert.Equal(Enumerable.Range(0, 20).Select(n => "note-" + n), notes));
    }

    [SkippableFact]
    public async Task An_actor_that_restarts_with_a_write_pending_goes_on_behind_it()
    {
        var actor = Sys.ActorOf(NoteActor.Props(Pid));
        await actor.Ask<NoteActor.Kept>("first", Patience);
        Bed.Faults.Hold();
        var pending = actor.Ask<NoteActor.Kept>("second", Patience);
        Bed.Faults.AwaitCommit();

        actor.Tell(new NoteActor.Crash("last word"));
        Bed.Faults.Release();
        await pending;

        var kept = await actor.Ask<NoteActor.Kept>("after", Patience);
        var notes = await actor.Ask<string[]>(new NoteActor.GetNotes(), Patience);
        Assert.Equal(["first", "second", "last word", "after"], notes);
        Assert.Equal(4, kept.SequenceNr);
    }

    [SkippableFact]
    public async Task The_older_of_two_incarnations_is_stopped_by_its_first_conflict()
    {
        var older = Sys.ActorOf(NoteActor.Props(Pid));
        await older.Ask<NoteActor.Kept>("first", Patience);
        var newer = Sys.ActorOf(NoteActor.Props(Pid));
        await newer.Ask<NoteActor.Kept>("second", Patience);
        Watch(older);

        older.Tell("stale");

        ExpectTerminated(older);
        Assert.Equal(["first", "second"], await newer.Ask<string[]>(new NoteActor.GetNotes(), Patience));
        Assert.Equal([(1L, "first"), (2L, "second")], Replay().Events);
    }

    [SkippableFact]
    public async Task A_refusal_reaches_the_caller_and_the_actor_lives_on()
    {
        var actor = Sys.ActorOf(NoteActor.Props(Pid));

        var refused = await actor.Ask<NoteActor.Refused>(new ProjectedNote("name", new Note("name", Refused: true)), Patience);
        await actor.Ask<NoteActor.Kept>(new ProjectedNote("other name", new Note("other name")), Patience);

        Assert.Equal("'name' is taken", refused.Reason);
        Assert.Equal("other name", Bed.Query<string>("SELECT text FROM notes"));
        Assert.Equal(["other name"], await actor.Ask<string[]>(new NoteActor.GetNotes(), Patience));
    }

    [SkippableFact]
    public async Task Events_persisted_together_are_recovered_together_by_another_system()
    {
        var actor = Sys.ActorOf(NoteActor.Props(Pid));
        actor.Tell(new[] { "a", "b", "c" }, TestActor);
        ExpectMsg<NoteActor.Kept>();
        await Sys.Terminate();
        await Bed.ReopenAsync();

        using var second = ActorSystem.Create("second", Bed.SystemSetup());
        var notes = await second.ActorOf(NoteActor.Props(Pid)).Ask<string[]>(new NoteActor.GetNotes(), Patience);

        Assert.Equal(["a", "b", "c"], notes);
        await second.Terminate();
    }
}

public sealed class PersistentActorTestsOnSqlite() : PersistentActorTests(StoreKind.Sqlite);

public sealed class PersistentActorTestsOnPostgres() : PersistentActorTests(StoreKind.Postgres);
