using ActorScheduler.Journal.Protocol;
using Akka.Actor;
using Akka.Persistence;
using Akka.TestKit.Xunit2;

namespace ActorScheduler.Storage.Tests.Journal.Support;

/// <summary>An actor system on a store of its own, and the journal's protocol spoken by hand.</summary>
public abstract class JournalTest : TestKit
{
    protected const string Pid = "note-1";
    protected const int Instance = 7;

    protected JournalTest(StoreKind kind, params NotesProjection[] projections)
        : this(StoreBed.Create(kind, projections))
    {
    }

    private protected JournalTest(StoreBed bed)
        : base(bed.SystemSetup())
    {
        Bed = bed;
        Journal = Sys.StartJournalAsync(TimeSpan.FromSeconds(30)).GetAwaiter().GetResult();
    }

    private protected StoreBed Bed { get; }

    protected IActorRef Journal { get; }

    protected static AtomicWrite Atomic(long first, string pid, params object[] payloads) => new(
        [.. payloads.Select((p, i) => (IPersistentRepresentation)new Persistent(p, first + i, pid, sender: ActorRefs.NoSender, writerGuid: "writer"))]);

    protected static AtomicWrite Notes(long first, params string[] texts) => Atomic(first, Pid, [.. texts.Select(t => (object)new Noted(t))]);

    /// <summary>Writes notes 1 … n, each its own atomic write, and waits for the answers.</summary>
    protected void WriteNotes(int count, string pid = Pid)
    {
        var probe = CreateTestProbe();
        Write(probe, [.. Enumerable.Range(1, count).Select(i => (IPersistentEnvelope)Atomic(i, pid, new Noted("n" + i)))]);
        probe.ExpectMsg<WriteMessagesSuccessful>();
        for (var i = 0; i < count; i++)
            probe.ExpectMsg<WriteMessageSuccess>();
    }

    protected void Write(IActorRef persistentActor, params IPersistentEnvelope[] envelopes) =>
        Journal.Tell(new WriteMessages(envelopes, persistentActor, Instance));

    /// <summary>Replays, and returns what came: the texts by number and the highest number.</summary>
    protected (List<(long Nr, string Text)> Events, long Highest) Replay(
        long from = 1, long to = long.MaxValue, long max = long.MaxValue, string pid = Pid)
    {
        var probe = CreateTestProbe();
        Journal.Tell(new ReplayMessages(from, to, max, pid, probe));
        List<(long, string)> events = [];
        while (true)
        {
            var message = probe.ExpectMsg<object>(TimeSpan.FromSeconds(10));
            if (message is RecoverySuccess success)
                return (events, success.HighestSequenceNr);
            var persistent = Assert.IsType<ReplayedMessage>(message).Persistent;
            Assert.Equal(pid, persistent.PersistenceId);
            events.Add((persistent.SequenceNr, ((Noted)persistent.Payload).Text));
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            Bed.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
