using ActorScheduler.Contracts.Execution;
using Akka.Actor;

namespace ActorScheduler.Node.WakeUps;

/// <summary>Who woke an entity and keeps a place for it until that is answered. A struct: most entities are never woken.</summary>
/// <param name="kind">What the entity is.</param>
/// <param name="entityId">Its id.</param>
internal struct Waker(WakeUpKind kind, string entityId)
{
    private IActorRef? _waiting;

    /// <summary>Who waits for an answer, as the sender of a wake-up that is passed on.</summary>
    public readonly IActorRef? Ref => _waiting;

    /// <summary>A wake-up came.</summary>
    public void CameFrom(IActorRef sender) => _waiting = sender;

    /// <summary>Gives the place back.</summary>
    /// <param name="rowStays">True if the row in the index has the same time as before.</param>
    public void Answer(bool rowStays = false)
    {
        _waiting?.Tell(new WakeUpAnswer(kind, entityId, rowStays), ActorRefs.NoSender);
        _waiting = null;
    }
}
