using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Tests.Journal.Support;
using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Journal;

namespace ActorScheduler.Storage.Tests.Journal.Protocol;

public abstract class WriteTests(StoreKind kind) : JournalTest(kind)
{
    [SkippableFact]
    public void Answers_come_in_order_with_the_original_envelopes_and_their_senders()
    {
        var (actor, caller) = (CreateTestProbe(), CreateTestProbe());
        var first = new Persistent(new Noted("a"), 1, Pid, sender: caller);
        var second = new Persistent(new Noted("b"), 2, Pid, sender: actor);

        Write(actor, new AtomicWrite(first), new Deferred("deferred", caller), new AtomicWrite(second));

        actor.ExpectMsg<WriteMessagesSuccessful>();
        var success = actor.ExpectMsg<WriteMessageSuccess>();
        Assert.Same(first, success.Persistent);
        Assert.Equal(Instance, success.ActorInstanceId);
        Assert.Equal(caller.Ref, actor.Sender);
        Assert.Equal("deferred", actor.ExpectMsg<LoopMessageSuccess>().Message);
        Assert.Equal(caller.Ref, actor.Sender);
        Assert.Same(second, actor.ExpectMsg<WriteMessageSuccess>().Persistent);
        Assert.Equal(actor.Ref, actor.Sender);
    }

    [SkippableFact]
    public void Deferred_messages_alone_come_back_without_a_write()
    {
        var actor = CreateTestProbe();

        Write(actor, new Deferred("deferred", TestActor));

        actor.ExpectMsg<WriteMessagesSuccessful>();
        Assert.Equal("deferred", actor.ExpectMsg<LoopMessageSuccess>().Message);
        Assert.Equal(0, Bed.Statistics.Commits);
    }

    [SkippableFact]
    public void An_event_that_cannot_be_serialized_is_rejected_and_its_neighbours_are_stored()
    {
        var actor = CreateTestProbe();

        Write(actor, Notes(6, "six"), Notes(7, "seven", Noted.Unserializable), Notes(9, "nine"));

        actor.ExpectMsg<WriteMessagesSuccessful>();
        Assert.Equal(6, actor.ExpectMsg<WriteMessageSuccess>().Persistent.SequenceNr);
        Assert.Equal(7, actor.ExpectMsg<WriteMessageRejected>().Persistent.SequenceNr);
        Assert.Equal("not this text", actor.ExpectMsg<WriteMessageRejected>().Cause.Message);
        Assert.Equal(9, actor.ExpectMsg<WriteMessageSuccess>().Persistent.SequenceNr);
        Assert.Equal([(6L, "six"), (9L, "nine")], Replay().Events);
    }

    [SkippableFact]
    public void Events_persisted_together_are_stored_together_or_not_at_all()
    {
        WriteNotes(2);
        var actor = CreateTestProbe();

        Write(actor, Notes(0, "zero", "conflict", "three"));

        Assert.IsType<JournalConflictException>(actor.ExpectMsg<WriteMessagesFailed>().Cause);
        for (var nr = 0; nr <= 2; nr++)
            Assert.Equal(nr, actor.ExpectMsg<WriteMessageFailure>().Persistent.SequenceNr);
        Assert.Equal([(1L, "n1"), (2L, "n2")], Replay(from: 0).Events);
    }

    [SkippableFact]
    public void A_stale_writer_gets_nothing_stored_even_where_its_numbers_would_fit()
    {
        WriteNotes(2);
        var actor = CreateTestProbe();

        Write(actor, Notes(2, "stale"), Notes(3, "fits"));

        var failed = actor.ExpectMsg<WriteMessagesFailed>();
        Assert.Equal(2, failed.WriteCount);
        var conflict = Assert.IsType<JournalConflictException>(actor.ExpectMsg<WriteMessageFailure>().Cause);
        Assert.StartsWith("Event 2 of ", conflict.Message, StringComparison.Ordinal);
        Assert.Equal(3, actor.ExpectMsg<WriteMessageFailure>().Persistent.SequenceNr);
        Assert.Equal([(1L, "n1"), (2L, "n2")], Replay().Events);
        Assert.True(Bed.Store.Health.IsHealthy);
    }

    [SkippableFact]
    public void One_conflict_among_60_actors_in_one_transaction_fails_that_actor_alone()
    {
        WriteNotes(1, "actor-30");
        Bed.Faults.Hold();
        WriteWithoutWaiting("gate");
        Bed.Faults.AwaitCommit();
        var commits = Bed.Statistics.Commits;
        var probes = Enumerable.Range(0, 60).Select(i => WriteWithoutWaiting("actor-" + i)).ToList();
        AwaitCondition(() => Bed.Store.QueueLength == 60, TimeSpan.FromSeconds(5));
        Bed.Faults.Release();

        for (var i = 0; i < 60; i++)
        {
            if (i == 30)
                probes[i].ExpectMsg<WriteMessagesFailed>();
            else
                probes[i].ExpectMsg<WriteMessagesSuccessful>();
        }

        Assert.Equal(commits + 2, Bed.Statistics.Commits);
        Assert.Equal(61, Bed.Query<long>("SELECT count(*) FROM journal"));
    }

    [SkippableFact]
    public void Tags_are_stored_and_the_event_without_them()
    {
        var actor = CreateTestProbe();

        Write(actor, Atomic(1, Pid, new Tagged(new Noted("tagged"), ["red", "green"])));
        actor.ExpectMsg<WriteMessagesSuccessful>();

        Assert.Equal([(1L, "tagged")], Replay().Events);
        Assert.Equal(2, Bed.Query<long>($"SELECT count(*) FROM tags WHERE persistence_id = '{Pid}' AND sequence_nr = 1"));
    }

    [SkippableFact]
    public void A_message_with_events_of_two_actors_loses_those_of_the_second()
    {
        var actor = CreateTestProbe();

        Write(actor, Notes(1, "mine"), Atomic(1, "other", new Noted("not mine")));

        actor.ExpectMsg<WriteMessagesSuccessful>();
        actor.ExpectMsg<WriteMessageSuccess>();
        Assert.Contains("other", actor.ExpectMsg<WriteMessageRejected>().Cause.Message, StringComparison.Ordinal);
    }

    /// <summary>What <c>DeferAsync</c> sends; Akka's own type is internal.</summary>
    private sealed record Deferred(object Payload, IActorRef Sender) : IPersistentEnvelope
    {
        public int Size => 1;
    }

    private Akka.TestKit.TestProbe WriteWithoutWaiting(string pid)
    {
        var probe = CreateTestProbe();
        Write(probe, Atomic(1, pid, new Noted("first")));
        return probe;
    }
}

public sealed class WriteTestsOnSqlite() : WriteTests(StoreKind.Sqlite);

public sealed class WriteTestsOnPostgres() : WriteTests(StoreKind.Postgres);
