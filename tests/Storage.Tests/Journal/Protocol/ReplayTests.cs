using ActorScheduler.Journal.Protocol;
using ActorScheduler.Storage.Tests.Journal.Support;
using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence;

namespace ActorScheduler.Storage.Tests.Journal.Protocol;

public abstract class ReplayTests(StoreKind kind) : JournalTest(kind)
{
    [SkippableTheory]
    [InlineData(1, long.MaxValue, long.MaxValue, 1, 5)]
    [InlineData(3, long.MaxValue, long.MaxValue, 3, 5)]
    [InlineData(0, long.MaxValue, long.MaxValue, 1, 5)]
    [InlineData(-1, long.MaxValue, long.MaxValue, 1, 5)]
    [InlineData(1, 3, long.MaxValue, 1, 3)]
    [InlineData(2, 4, long.MaxValue, 2, 4)]
    [InlineData(3, 3, long.MaxValue, 3, 3)]
    [InlineData(1, long.MaxValue, 3, 1, 3)]
    [InlineData(1, long.MaxValue, 1, 1, 1)]
    [InlineData(2, 4, 2, 2, 3)]
    public void A_replay_keeps_to_its_bounds_and_tells_the_highest_number(long from, long to, long max, int first, int last)
    {
        WriteNotes(5);

        var (events, highest) = Replay(from, to, max);

        Assert.Equal(Enumerable.Range(first, last - first + 1).Select(i => ((long)i, "n" + i)), events);
        Assert.Equal(5, highest);
    }

    [SkippableTheory]
    [InlineData(1, long.MaxValue, 0)]
    [InlineData(1, 0, long.MaxValue)]
    [InlineData(3, 2, long.MaxValue)]
    [InlineData(6, long.MaxValue, long.MaxValue)]
    public void An_empty_replay_still_tells_the_highest_number(long from, long to, long max)
    {
        WriteNotes(5);

        var (events, highest) = Replay(from, to, max);

        Assert.Empty(events);
        Assert.Equal(5, highest);
    }

    [SkippableFact]
    public void An_unknown_id_has_no_events_and_the_highest_number_0()
    {
        WriteNotes(5);

        var (events, highest) = Replay(pid: "nobody");

        Assert.Empty(events);
        Assert.Equal(0, highest);
    }

    [SkippableFact]
    public void An_event_comes_back_with_its_writer_its_manifest_and_its_time()
    {
        var before = DateTime.UtcNow.Ticks;
        WriteNotes(1);
        var probe = CreateTestProbe();

        Journal.Tell(new ReplayMessages(1, 1, 1, Pid, probe));

        var persistent = probe.ExpectMsg<ReplayedMessage>().Persistent;
        Assert.Equal("writer", persistent.WriterGuid);
        Assert.Equal("N1", persistent.Manifest);
        Assert.Equal(new Noted("n1"), persistent.Payload);
        Assert.False(persistent.IsDeleted);
        Assert.InRange(persistent.Timestamp, before, DateTime.UtcNow.Ticks);
    }

    [SkippableFact]
    public void An_event_that_cannot_be_read_fails_the_replay_of_its_actor_alone()
    {
        var probe = CreateTestProbe();
        Write(probe, Notes(1, "fine", Noted.Unreadable));
        probe.ExpectMsg<WriteMessagesSuccessful>();
        probe.ExpectMsg<WriteMessageSuccess>();
        probe.ExpectMsg<WriteMessageSuccess>();
        WriteNotes(2, "other");

        Journal.Tell(new ReplayMessages(1, long.MaxValue, long.MaxValue, Pid, probe));

        Assert.Equal(new Noted("fine"), probe.ExpectMsg<ReplayedMessage>().Persistent.Payload);
        Assert.Contains("unreadable", probe.ExpectMsg<ReplayMessagesFailure>().Cause.Message, StringComparison.Ordinal);
        Assert.Equal(2, Replay(pid: "other").Events.Count);
    }

    [SkippableFact]
    public void A_replay_waits_for_the_writes_of_its_id_that_were_queued_before_it()
    {
        var writer = CreateTestProbe();
        var reader = CreateTestProbe();
        WriteNotes(1, "other");
        Bed.Faults.Hold();
        Write(writer, Notes(1, "in flight"));
        Bed.Faults.AwaitCommit();
        Write(writer, Notes(2, "queued"));
        Journal.Tell(new ReplayMessages(1, long.MaxValue, long.MaxValue, Pid, reader));

        // A replay of an id with nothing pending is not held back by a writer that hangs.
        Assert.Single(Replay(pid: "other").Events);
        Assert.False(reader.HasMessages);

        Bed.Faults.Release();
        Assert.Equal(new Noted("in flight"), reader.ExpectMsg<ReplayedMessage>().Persistent.Payload);
        Assert.Equal(new Noted("queued"), reader.ExpectMsg<ReplayedMessage>().Persistent.Payload);
        Assert.Equal(2, reader.ExpectMsg<RecoverySuccess>().HighestSequenceNr);
    }

    [SkippableFact]
    public void The_journal_says_which_setup_it_lacks()
    {
        using var system = ActorSystem.Create("bare", ConfigurationFactory.ParseString(JournalHocon.Text).WithFallback("akka { loggers = [], stdout-loglevel = OFF }"));
        var probe = CreateTestProbe();
        system.EventStream.Subscribe(probe, typeof(Akka.Event.Error));

        Persistence.Instance.Apply(system).JournalFor(null);

        probe.FishForMessage(m => m is Akka.Event.Error e && e.ToString().Contains(nameof(JournalSetup), StringComparison.Ordinal));
    }
}

public sealed class ReplayTestsOnSqlite() : ReplayTests(StoreKind.Sqlite);

public sealed class ReplayTestsOnPostgres() : ReplayTests(StoreKind.Postgres);
