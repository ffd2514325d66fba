namespace ActorScheduler.Contracts.Queues;

/// <summary>Pauses and resumes. Each change is decided on all that is paused, also if several processes change it at once.</summary>
/// <param name="journal">Where the changes are kept.</param>
/// <param name="time">The clock.</param>
public sealed class HoldChanges(IHoldJournal journal, TimeProvider time)
{
    /// <summary>All that is paused, as of now.</summary>
    /// <remarks>Fails with SchedulerUnavailableException: The journal cannot be read now.</remarks>
    public async Task<Holds> ReadAsync(Holds known, CancellationToken cancellation) =>
        (await journal.ReadAfterAsync(known.SequenceNr, cancellation)).Aggregate(known, (holds, next) => holds.Apply(next));

    /// <summary>Pauses something. What is paused already is paused by the new words; if they are the same ones, nothing is stored.</summary>
    public Task<Holds> SetAsync(HoldKind kind, string name, string reason, DateTimeOffset? until, string? requestedBy, CancellationToken cancellation) =>
        ChangeAsync(
            holds => holds.Find(kind, name, time.GetUtcNow()) is { } hold && hold.Reason == reason && hold.Until == until ? null : new HoldSet(Now, kind, name, reason, until, requestedBy),
            cancellation);

    /// <summary>Resumes something; nothing is stored if it is not paused.</summary>
    public Task<Holds> LiftAsync(HoldKind kind, string name, string? requestedBy, CancellationToken cancellation) =>
        ChangeAsync(holds => holds.Find(kind, name, time.GetUtcNow()) is null ? null : new HoldLifted(Now, kind, name, requestedBy), cancellation);

    private DateTimeOffset Now => StoredTime.FromMicroseconds(StoredTime.ToMicroseconds(time.GetUtcNow()));

    private async Task<Holds> ChangeAsync(Func<Holds, HoldEvent?> decide, CancellationToken cancellation)
    {
        var holds = Holds.None;
        while (true)
        {
            holds = await ReadAsync(holds, cancellation);
            if (decide(holds) is not { } happened)
                return holds;
            var next = new NumberedHoldEvent(holds.SequenceNr + 1, happened);
            if (await journal.TryAppendAsync(next, cancellation))
                return holds.Apply(next);
        }
    }
}
