using System.Text;
using ActorScheduler.Journal.Store;

namespace ActorScheduler.Storage.Tests.Journal.Support;

/// <summary>A write whose outcome is awaited, without an actor.</summary>
internal sealed class TestWrite : JournalWrite
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TestWrite(string persistenceId, IReadOnlyList<AtomicEvents> parts)
        : base(persistenceId, parts)
    {
    }

    /// <summary>Completes when the write is durable, fails when it is not.</summary>
    internal Task Done => _done.Task;

    /// <summary>One event.</summary>
    internal static TestWrite Of(string persistenceId, long sequenceNr, string text, Note? note = null, string writer = "writer") => new(
        persistenceId,
        [new AtomicEvents([new JournalEvent(persistenceId, sequenceNr, 1, 4711, "N1", writer, Encoding.UTF8.GetBytes(text)) { Projection = note }])]);

    /// <summary>Hands it to a store.</summary>
    internal Task To(IJournalStore store)
    {
        store.Write(this);
        return Done;
    }

    public override void Committed()
    {
        if (Parts[0].Rejection is { } refused)
            _done.TrySetException(refused);
        else
            _done.TrySetResult();
    }

    public override void Failed(Exception cause) => _done.TrySetException(cause);
}

/// <summary>A replay whose answer is awaited, without an actor.</summary>
internal sealed class TestReplay(string persistenceId) : JournalReplay(persistenceId, 1, long.MaxValue, long.MaxValue)
{
    private readonly TaskCompletionSource<(IReadOnlyList<StoredEvent> Events, long Highest)> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The texts of the events and the highest number.</summary>
    internal static async Task<(IReadOnlyList<string> Texts, long Highest)> Of(IJournalStore store, string persistenceId)
    {
        var replay = new TestReplay(persistenceId);
        store.Replay(replay);
        var (events, highest) = await replay._done.Task;
        Assert.Equal(events.Select(e => e.SequenceNr).Order(), events.Select(e => e.SequenceNr));
        return ([.. events.Select(e => Encoding.UTF8.GetString(e.Message))], highest);
    }

    public override void Replayed(IReadOnlyList<StoredEvent> events, long highestSequenceNr) => _done.TrySetResult((events, highestSequenceNr));

    public override void Failed(Exception cause) => _done.TrySetException(cause);
}
