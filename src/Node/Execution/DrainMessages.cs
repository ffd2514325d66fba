using Akka.Actor;

namespace ActorScheduler.Node.Execution;

/// <summary>Asks the executor to begin no more runs and to answer <see cref="Drained"/> once all have ended and their outcomes are stored.</summary>
/// <param name="Grace">After this time the tokens of those that still run are cancelled.</param>
/// <param name="TasksHaveMoved">True if this node has given its shards away: outcomes then go through the region at once.</param>
internal sealed record Drain(TimeSpan Grace, bool TasksHaveMoved = false) : INoSerializationVerificationNeeded;

/// <summary>No run is left, or the grace is over.</summary>
/// <param name="Abandoned">How many runs did not end; their tasks start again elsewhere, or at the next start.</param>
internal sealed record Drained(int Abandoned) : INoSerializationVerificationNeeded;
