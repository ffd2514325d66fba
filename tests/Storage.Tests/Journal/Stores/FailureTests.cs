using ActorScheduler.Storage.Tests.Journal.Support;
using Akka.Persistence;

namespace ActorScheduler.Storage.Tests.Journal.Stores;

public abstract class FailureTests(StoreKind kind) : JournalTest(kind)
{
    [SkippableFact]
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

    [SkippableFact]
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
        Assert.True(Bed.Statistics.FailedBatches >= 1);

        Bed.Faults.BeforeCommitError = null;

        AwaitCondition(() => Bed.Store.Health.IsHealthy, TimeSpan.FromSeconds(10));
        Assert.Null(Bed.Store.Health.Reason);
        Assert.Equal(0, Bed.Query<long>("SELECT count(*) FROM write_probe"));
    }

    [SkippableFact]
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

    [SkippableFact]
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

public sealed class FailureTestsOnSqlite() : FailureTests(StoreKind.Sqlite);

public sealed class FailureTestsOnPostgres() : FailureTests(StoreKind.Postgres);
