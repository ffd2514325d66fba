using ActorScheduler.Contracts.Access;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>The histories of sessions in memory. Like real ones they refuse the second of two events of one number.</summary>
public sealed class FakeSessionJournal : ISessionJournal
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DateOnly, List<NumberedSessionEvent>> _days = [];

    /// <summary>What reading fails with; null: it does not.</summary>
    public Exception? Fault { get; set; }

    /// <summary>How many reads of a day there were.</summary>
    public int Reads { get; private set; }

    /// <summary>What reading waits for; null: for nothing.</summary>
    public Task? Gate { get; set; }

    public async Task<IReadOnlyList<NumberedSessionEvent>> ReadAfterAsync(DateOnly day, long sequenceNr, CancellationToken cancellation)
    {
        if (Gate is { } gate)
            await gate;
        if (Fault is { } fault)
            throw fault;
        lock (_gate)
        {
            Reads++;
            return [.. _days.GetValueOrDefault(day, []).Where(e => e.SequenceNr > sequenceNr)];
        }
    }

    public Task<bool> TryAppendAsync(DateOnly day, NumberedSessionEvent next, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (!_days.TryGetValue(day, out var events))
                _days.Add(day, events = []);
            if (next.SequenceNr != events.Count + 1)
                return Task.FromResult(false);
            events.Add(next);
            return Task.FromResult(true);
        }
    }
}
