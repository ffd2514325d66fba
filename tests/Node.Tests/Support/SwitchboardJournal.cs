using System.Collections.Concurrent;
using ActorScheduler.Journal.Store;

namespace ActorScheduler.Node.Tests.Support;

/// <summary>What becomes of a write.</summary>
internal enum Fault
{
    /// <summary>It goes through.</summary>
    None,

    /// <summary>It waits for <see cref="SwitchboardJournal.Release"/>.</summary>
    Hold,

    /// <summary>It is not stored, and its actor is told so.</summary>
    Fail,

    /// <summary>It is stored, and its actor is told that it was not.</summary>
    CommitThenFail,
}

/// <summary>The real journal, with faults on demand.</summary>
internal sealed class SwitchboardJournal(IJournalStore store) : IJournalStore, IDisposable
{
    private readonly ConcurrentQueue<JournalWrite> _held = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private Func<JournalWrite, Fault> _rule = _ => Fault.None;

    public JournalHealth Health => store.Health;

    /// <summary>The fault of all writes from now on.</summary>
    public Fault Fault
    {
        set => Volatile.Write(ref _rule, _ => value);
    }

    /// <summary>The fault of the writes of one persistence id from now on.</summary>
    public void Let(string persistenceId, Fault fault) => Volatile.Write(ref _rule, write => write.PersistenceId == persistenceId ? fault : Fault.None);

    /// <summary>Waits until a write is held.</summary>
    public void AwaitHeld() => Assert.True(_arrived.Wait(TimeSpan.FromSeconds(20)), "nothing was persisted");

    /// <summary>Lets everything through, what is held first.</summary>
    public void Release()
    {
        Fault = Fault.None;
        while (_held.TryDequeue(out var write))
            store.Write(write);
    }

    public void Dispose() => _arrived.Dispose();

    public void Write(JournalWrite write)
    {
        switch (Volatile.Read(ref _rule)(write))
        {
            case Fault.Hold:
                _held.Enqueue(write);
                _arrived.Release();
                break;
            case Fault.Fail:
                write.Failed(Cause());
                break;
            case Fault.CommitThenFail:
                store.Write(new Lying(write));
                break;
            default:
                store.Write(write);
                break;
        }
    }

    public void Replay(JournalReplay replay) => store.Replay(replay);

    public void Delete(JournalDeletion deletion) => store.Delete(deletion);

    private static JournalUnavailableException Cause() => new("the disk is on fire");

    private sealed class Lying(JournalWrite write) : JournalWrite(write.PersistenceId, write.Parts)
    {
        public override void Committed() => write.Failed(Cause());

        public override void Failed(Exception cause) => write.Failed(cause);
    }
}
