namespace ActorScheduler.Contracts.Access;

/// <summary>The history of who has signed in with a browser, one for each day (UTC): whoever starts reads only those days of which a session can be open.</summary>
public interface ISessionJournal
{
    /// <summary>The events of a day after a number, oldest first.</summary>
    /// <remarks>Fails with SchedulerUnavailableException: The journal cannot be read now.</remarks>
    Task<IReadOnlyList<NumberedSessionEvent>> ReadAfterAsync(DateOnly day, long sequenceNr, CancellationToken cancellation);

    /// <summary>Stores the event after the last one of a day.</summary>
    /// <returns>False if another event has that number: read what it is, and decide again.</returns>
    /// <remarks>Fails with SchedulerUnavailableException: The journal cannot be written now; the event may be stored or not.</remarks>
    Task<bool> TryAppendAsync(DateOnly day, NumberedSessionEvent next, CancellationToken cancellation);
}
