namespace ActorScheduler.Contracts.Client;

/// <summary>A history holds an event that this release cannot read: a newer release wrote it, or the journal is damaged.</summary>
/// <param name="persistenceId">The persistence id of the history.</param>
/// <param name="sequenceNr">The number of the event.</param>
/// <param name="manifest">The name under which it is stored.</param>
/// <param name="cause">What is wrong with it.</param>
public sealed class UnreadableHistoryException(string persistenceId, long sequenceNr, string manifest, Exception cause)
    : Exception($"Event {sequenceNr} of '{persistenceId}' (manifest '{manifest}') cannot be read. {cause.Message}", cause);
