namespace ActorScheduler.Contracts.Access;

/// <summary>The history of who may do what.</summary>
public interface IAccessJournal
{
    /// <summary>The events after a number, oldest first.</summary>
    /// <remarks>Fails with SchedulerUnavailableException: The journal cannot be read now.</remarks>
    Task<IReadOnlyList<NumberedAccessEvent>> ReadAfterAsync(long sequenceNr, CancellationToken cancellation);

    /// <summary>Stores the event after the last one.</summary>
    /// <returns>False if another event has that number: read what it is, and decide again.</returns>
    /// <remarks>Fails with SchedulerUnavailableException: The journal cannot be written now; the event may be stored or not.</remarks>
    Task<bool> TryAppendAsync(NumberedAccessEvent next, CancellationToken cancellation);
}
