namespace ActorScheduler.Contracts.Queues;

/// <summary>Asks a node to look what is paused, and to answer once it stores no more starts of what it did not know to be paused.</summary>
/// <param name="SequenceNr">The event that it has to know.</param>
public sealed record LearnHolds(long SequenceNr) : IWireMessage;

/// <summary>The node knows what is paused, and no start is under way that was begun before it did.</summary>
/// <param name="SequenceNr">The event that it was asked to know.</param>
public sealed record HoldsLearned(long SequenceNr) : IWireMessage;
