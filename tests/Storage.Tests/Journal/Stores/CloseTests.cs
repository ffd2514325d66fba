using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Tests.Journal.Support;
using Akka.Persistence;

namespace ActorScheduler.Storage.Tests.Journal.Stores;

public abstract class CloseTests(StoreKind kind) : JournalTest(kind)
{
    [SkippableFact]
    public async Task A_closing_store_finishes_what_waits()
    {
        var actor = CreateTestProbe();
        Bed.Faults.Hold();
        Write(actor, Notes(1, "in flight"));
        Bed.Faults.AwaitCommit();
        Write(actor, Notes(2, "queued"));
        Journal.Tell(new ReplayMessages(1, long.MaxValue, long.MaxValue, Pid, actor), actor);
        AwaitCondition(() => Bed.Store.QueueLength == 1);

        var closed = Bed.Store.DisposeAsync();
        Assert.False(closed.IsCompleted);
        Bed.Faults.Release();
        await closed;

        actor.ExpectMsg<WriteMessagesSuccessful>();
        actor.ExpectMsg<WriteMessageSuccess>();
        actor.ExpectMsg<WriteMessagesSuccessful>();
        actor.ExpectMsg<WriteMessageSuccess>();
        actor.ExpectMsg<ReplayedMessage>();
        actor.ExpectMsg<ReplayedMessage>();
        Assert.Equal(2, actor.ExpectMsg<RecoverySuccess>().HighestSequenceNr);
    }

    [SkippableFact]
    public async Task A_closed_store_answers_that_it_is_closed()
    {
        var actor = CreateTestProbe();
        await Bed.Store.DisposeAsync();
        await Bed.Store.DisposeAsync();

        Write(actor, Notes(1, "too late"));
        Journal.Tell(new ReplayMessages(1, 1, 1, Pid, actor), actor);
        Journal.Tell(new DeleteMessagesTo(Pid, 1, actor), actor);

        Assert.Contains("closed", Assert.IsType<JournalUnavailableException>(actor.ExpectMsg<WriteMessagesFailed>().Cause).Message, StringComparison.Ordinal);
        actor.ExpectMsg<WriteMessageFailure>();
        actor.ExpectMsg<ReplayMessagesFailure>();
        actor.ExpectMsg<DeleteMessagesFailure>();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Bed.ExecuteAsync("SELECT 1"));
    }
}

public sealed class CloseTestsOnSqlite() : CloseTests(StoreKind.Sqlite);

public sealed class CloseTestsOnPostgres() : CloseTests(StoreKind.Postgres);
