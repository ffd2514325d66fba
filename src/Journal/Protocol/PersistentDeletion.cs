using ActorScheduler.Journal.Store;
using Akka.Actor;
using Akka.Persistence;

namespace ActorScheduler.Journal.Protocol;

/// <summary>The way back to a persistent actor from a deletion.</summary>
internal sealed class PersistentDeletion(DeleteMessagesTo message, IActorRef journal)
    : JournalDeletion(message.PersistenceId, message.ToSequenceNr)
{
    /// <inheritdoc />
    public override void Committed() => message.PersistentActor.Tell(new DeleteMessagesSuccess(ToSequenceNr), journal);

    /// <inheritdoc />
    public override void Failed(Exception cause) => message.PersistentActor.Tell(new DeleteMessagesFailure(cause, ToSequenceNr), journal);
}
