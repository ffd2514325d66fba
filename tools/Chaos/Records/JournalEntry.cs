namespace ActorScheduler.Chaos.Records;

/// <summary>One row of the journal.</summary>
/// <param name="Ordering">Its place in the whole journal.</param>
/// <param name="PersistenceId">Whose event it is.</param>
/// <param name="SequenceNr">Its number among those.</param>
/// <param name="Event">What happened, as Contracts reads it.</param>
/// <param name="IsDeleted">True if it is marked as deleted.</param>
internal sealed record JournalEntry(long Ordering, string PersistenceId, long SequenceNr, object Event, bool IsDeleted = false);
