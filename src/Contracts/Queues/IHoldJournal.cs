namespace ActorScheduler.Contracts.Queues;

/// <summary>The history of what is paused.</summary>
public interface IHoldJournal
{
    /// <summary>The events after a number, oldest first.</summary>
    /// <remarks>Fails with SchedulerUnavailableException: The journal cannot be read now.</remarks>
    Task<IReadOnlyList<NumberedHoldEvent>> ReadAfterAsync(long sequenceNr, CancellationToken cancellation);

    /// <summary>Stores the event after the last one.</summary>
    /// <returns>False if another event has that number: read what it is, and decide again.</returns>
    /// <remarks>Fails with SchedulerUnavailableException: The journal cannot be written now; the event may be stored or not.</remarks>
    Task<bool> TryAppendAsync(NumberedHoldEvent next, CancellationToken cancellation);
}
