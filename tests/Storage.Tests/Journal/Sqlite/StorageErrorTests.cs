using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Tests.Journal.Support;
using Akka.Persistence;

namespace ActorScheduler.Storage.Tests.Journal.Sqlite;

public sealed class StorageErrorTests() : JournalTest(StoreKind.Sqlite)
{
    [Fact]
    public async Task A_full_disk_fails_writes_in_words_and_is_over_when_there_is_room_again()
    {
        WriteNotes(1);
        await Bed.ExecuteAsync("PRAGMA max_page_count = 1");
        var actor = CreateTestProbe();

        Write(actor, Notes(2, new string('x', 100_000)));

        var cause = Assert.IsType<JournalUnavailableException>(actor.ExpectMsg<WriteMessagesFailed>().Cause);
        Assert.Contains(((SqliteBed)Bed).Path, cause.Message, StringComparison.Ordinal);
        Assert.Contains("full", cause.Message, StringComparison.Ordinal);
        Assert.Same(cause, actor.ExpectMsg<WriteMessageFailure>().Cause);
        Assert.False(Bed.Store.Health.IsHealthy);
        Assert.Equal(cause.Message, Bed.Store.Health.Reason);

        await Bed.ExecuteAsync("PRAGMA max_page_count = 1000000");
        Write(actor, Notes(2, "fits"));
        actor.ExpectMsg<WriteMessagesSuccessful>();
        Assert.True(Bed.Store.Health.IsHealthy);
        Assert.Equal([(1L, "n1"), (2L, "fits")], Replay().Events);
    }

    [Fact]
    public void A_commit_that_seemed_to_fail_may_have_happened()
    {
        var actor = CreateTestProbe();
        Bed.Faults.AfterCommitError = new IOException("lost the answer");
        WriteTo(actor, Pid);
        actor.ExpectMsg<WriteMessagesFailed>();
        actor.ExpectMsg<WriteMessageFailure>();
        Bed.Faults.AfterCommitError = null;

        Assert.Equal([(1L, "first")], Replay().Events);
        WriteTo(actor, Pid);
        Assert.IsType<JournalConflictException>(actor.ExpectMsg<WriteMessagesFailed>().Cause);
    }

    private void WriteTo(Akka.TestKit.TestProbe actor, string pid) => Write(actor, Atomic(1, pid, new Noted("first")));
}
