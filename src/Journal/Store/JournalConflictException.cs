namespace ActorScheduler.Journal.Store;

/// <summary>
/// Another incarnation of the actor has already written this sequence number: the writer is stale and must stop. Nothing of its write was stored.
/// </summary>
/// <param name="persistenceId">The id written by both.</param>
/// <param name="sequenceNr">The number written by both.</param>
public sealed class JournalConflictException(string persistenceId, long sequenceNr)
    : Exception($"Event {sequenceNr} of '{persistenceId}' was already written by another incarnation of this actor.");
