namespace ActorScheduler.Contracts.Access;

/// <summary>The history of the attempts that were refused.</summary>
public interface IRefusalJournal
{
    /// <summary>Stores an event after the last one, whoever else does at the same time.</summary>
    /// <remarks>Fails with SchedulerUnavailableException: The journal cannot be written now; the event may be stored or not.</remarks>
    Task AppendAsync(AccessAttemptsRefused happened, CancellationToken cancellation);

    /// <summary>The events before a number, newest first.</summary>
    /// <param name="before">The number; null: from the newest on.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <remarks>Fails with SchedulerUnavailableException: The journal cannot be read now.</remarks>
    Task<RefusalPage> PageAsync(long? before, int limit, CancellationToken cancellation);
}

/// <summary>Some of the attempts that were refused.</summary>
/// <param name="Events">The events, newest first.</param>
/// <param name="Next">The number before which the next page begins; null: there are no older ones.</param>
public sealed record RefusalPage(IReadOnlyList<AccessAttemptsRefused> Events, long? Next);
