using ActorScheduler.Contracts.Access;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>A history of access in memory. Like a real one it refuses the second of two events of one number.</summary>
public sealed class FakeAccessJournal : IAccessJournal
{
    private readonly Lock _gate = new();
    private readonly List<NumberedAccessEvent> _events = [];

    /// <summary>What reading fails with; null: it does not.</summary>
    public Exception? Fault { get; set; }

    public Task<IReadOnlyList<NumberedAccessEvent>> ReadAfterAsync(long sequenceNr, CancellationToken cancellation)
    {
        if (Fault is { } fault)
            return Task.FromException<IReadOnlyList<NumberedAccessEvent>>(fault);
        lock (_gate)
            return Task.FromResult<IReadOnlyList<NumberedAccessEvent>>([.. _events.Where(e => e.SequenceNr > sequenceNr)]);
    }

    public Task<bool> TryAppendAsync(NumberedAccessEvent next, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (next.SequenceNr != _events.Count + 1)
                return Task.FromResult(false);
            _events.Add(next);
            return Task.FromResult(true);
        }
    }
}
