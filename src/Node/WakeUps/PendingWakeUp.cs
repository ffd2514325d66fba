using ActorScheduler.Contracts.Execution;
using Akka.Actor;

namespace ActorScheduler.Node.WakeUps;

/// <summary>A wake-up that is still to be answered: until then, its sender keeps a place for the entity. A struct: most entities are never woken.</summary>
/// <param name="kind">What the entity is.</param>
/// <param name="entityId">Its id.</param>
internal struct PendingWakeUp(WakeUpKind kind, string entityId)
{
    /// <summary>Who waits for the answer, or null.</summary>
    public IActorRef? Sender { get; private set; }

    /// <summary>A wake-up came.</summary>
    public void CameFrom(IActorRef sender) => Sender = sender;

    /// <summary>Answers it, if one is pending.</summary>
    /// <param name="rowStays">True if the row in the index has the same time as before.</param>
    public void Answer(bool rowStays = false)
    {
        Sender?.Tell(new WakeUpAnswer(kind, entityId, rowStays), ActorRefs.NoSender);
        Sender = null;
    }
}
