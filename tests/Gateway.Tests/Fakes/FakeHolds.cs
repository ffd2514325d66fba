using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Queues;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>Holds in memory.</summary>
public sealed class FakeHolds(Func<TimeProvider> time) : IHolds, IHoldJournal
{
    private readonly Lock _gate = new();
    private readonly List<NumberedHoldEvent> _events = [];

    public Holds Current { get; private set; } = Holds.None;

    /// <summary>The nodes that do not answer.</summary>
    public IReadOnlyList<string> Pending { get; set; } = [];

    public async Task<HoldOutcome> SetAsync(HoldKind kind, string name, string reason, DateTimeOffset? until, string? requestedBy, CancellationToken cancellation)
    {
        Current = await new HoldChanges(this, time()).SetAsync(kind, name, reason, until, requestedBy, cancellation);
        return new HoldOutcome(Current.Find(kind, name, time().GetUtcNow()), Pending);
    }

    public async Task<HoldOutcome> LiftAsync(HoldKind kind, string name, string? requestedBy, CancellationToken cancellation)
    {
        Current = await new HoldChanges(this, time()).LiftAsync(kind, name, requestedBy, cancellation);
        return new HoldOutcome(Current.Find(kind, name, time().GetUtcNow()), Pending);
    }

    public Task<IReadOnlyList<NumberedHoldEvent>> ReadAfterAsync(long sequenceNr, CancellationToken cancellation)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<NumberedHoldEvent>>([.. _events.Where(e => e.SequenceNr > sequenceNr)]);
    }

    public Task<bool> TryAppendAsync(NumberedHoldEvent next, CancellationToken cancellation)
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
