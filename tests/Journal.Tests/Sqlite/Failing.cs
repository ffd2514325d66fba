using ActorScheduler.Journal.Store;
using ActorScheduler.Journal.Tests.Support;
using Akka.Persistence;

namespace ActorScheduler.Journal.Tests.Sqlite;

public sealed class Failing : JournalTest
{
    [Fact]
    public async Task A_full_disk_fails_writes_in_words_and_is_over_when_there_is_room_again()
    {
        WriteNotes(1);
        await Bed.ExecuteAsync("PRAGMA max_page_count = 1");
        var actor = CreateTestProbe();

        Write(actor, Notes(2, new string('x', 100_000)));

        var cause = Assert.IsType<JournalUnavailableException>(actor.ExpectMsg<WriteMessagesFailed>().Cause);
        Assert.Contains(Bed.Path, cause.Message, StringComparison.Ordinal);
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
    public void Every_writer_of_a_lost_transaction_is_told_and_nothing_of_it_is_kept()
    {
        Bed.Faults.Hold();
        var (first, second) = (CreateTestProbe(), CreateTestProbe());
        WriteTo(first, "gate");
        Bed.Faults.AwaitCommit();
        WriteTo(second, "a");
        WriteTo(second, "b");
        AwaitCondition(() => Bed.Store.QueueLength == 2);
        Bed.Faults.BeforeCommitError = new IOException("the disk is gone");
        Bed.Faults.Release();

        first.ExpectMsg<WriteMessagesFailed>();
        second.ExpectMsg<WriteMessagesFailed>();
        second.ExpectMsg<WriteMessageFailure>();
        second.ExpectMsg<WriteMessagesFailed>();
        Bed.Faults.BeforeCommitError = null;
        Assert.Equal(0, Bed.Query<long>("SELECT count(*) FROM journal"));
    }

    [Fact]
    public void An_idle_unhealthy_store_finds_out_by_itself_that_it_can_write_again()
    {
        var actor = CreateTestProbe();
        Bed.Faults.BeforeCommitError = new IOException("the disk is gone");
        WriteTo(actor, Pid);
        actor.ExpectMsg<WriteMessagesFailed>();
        Bed.Faults.Hold();
        Bed.Faults.AwaitCommit(); // A probe, and it fails.
        Bed.Faults.Release();
        Assert.False(Bed.Store.Health.IsHealthy);
        Assert.True(Bed.Store.Statistics.FailedBatches >= 1);

        Bed.Faults.BeforeCommitError = null;

        AwaitCondition(() => Bed.Store.Health.IsHealthy, TimeSpan.FromSeconds(10));
        Assert.Null(Bed.Store.Health.Reason);
        Assert.Equal(0, Bed.Query<long>("SELECT count(*) FROM write_probe"));
    }

    [Fact]
    public void The_journal_tells_its_health()
    {
        var probe = CreateTestProbe();
        Journal.Tell(new CheckJournalHealth(default), probe);
        Assert.Equal(PersistenceHealthStatus.Healthy, probe.ExpectMsg<JournalHealthCheckResponse>().Result.Status);

        Bed.Faults.BeforeCommitError = new IOException("the disk is gone");
        WriteTo(probe, Pid);
        probe.ExpectMsg<WriteMessagesFailed>();
        probe.ExpectMsg<WriteMessageFailure>();

        Journal.Tell(new CheckJournalHealth(default), probe);
        var result = probe.ExpectMsg<JournalHealthCheckResponse>().Result;
        Assert.Equal(PersistenceHealthStatus.Unhealthy, result.Status);
        Assert.Contains("the disk is gone", result.Description, StringComparison.Ordinal);
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

    [Fact]
    public void Replies_that_get_lost_leave_the_event_and_the_next_replay_shows_it()
    {
        var actor = CreateTestProbe();
        Bed.Faults.LoseReplies = true;
        WriteTo(actor, Pid);

        Assert.Equal([(1L, "first")], Replay().Events);
        Assert.False(actor.HasMessages);
    }

    private void WriteTo(Akka.TestKit.TestProbe actor, string pid) => Write(actor, Atomic(1, pid, new Noted("first")));
}
