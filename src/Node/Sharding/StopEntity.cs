using Akka.Actor;
using Akka.Event;

namespace ActorScheduler.Node.Sharding;

/// <summary>
/// Asks an entity to stop, at hand-off and after it passivated itself. An ordinary message instead of PoisonPill, so that it
/// waits behind a write that is under way and no reply is lost.
/// </summary>
public sealed class StopEntity : IDeadLetterSuppression, INoSerializationVerificationNeeded
{
    /// <summary>The message.</summary>
    public static StopEntity Instance { get; } = new();

    private StopEntity()
    {
    }
}
