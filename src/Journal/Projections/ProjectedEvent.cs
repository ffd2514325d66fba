namespace ActorScheduler.Journal.Projections;

/// <summary>One event as a projection sees it.</summary>
/// <param name="PersistenceId">Whose event it is.</param>
/// <param name="SequenceNr">Its number in the life of that actor, from 1.</param>
/// <param name="Ordering">Its place in the whole journal; ascending in the order of the commits.</param>
/// <param name="Projection">What the actor handed over: <see cref="IProjectedEvent.Projection"/>.</param>
public readonly record struct ProjectedEvent(string PersistenceId, long SequenceNr, long Ordering, object Projection);
