using ActorScheduler.Journal.Store;
using Akka.Actor;
using Akka.Persistence;

namespace ActorScheduler.Journal.Protocol;

/// <summary>The way back to a persistent actor from a replay.</summary>
internal sealed class PersistentReplay(
    ReplayMessages message,
    EventCodec codec,
    Func<IPersistentRepresentation, IEnumerable<IPersistentRepresentation>> adapt)
    : JournalReplay(message.PersistenceId, message.FromSequenceNr, message.ToSequenceNr, message.Max)
{
    /// <inheritdoc />
    public override void Replayed(IReadOnlyList<StoredEvent> events, long highestSequenceNr)
    {
        try
        {
            foreach (var stored in events)
            {
                foreach (var persistent in adapt(codec.Decode(PersistenceId, stored)))
                    message.PersistentActor.Tell(new ReplayedMessage(persistent), ActorRefs.NoSender);
            }
        }
        catch (Exception e)
        {
            // An event that can no longer be read concerns this actor alone, and the actor must learn of it.
            Failed(e);
            return;
        }

        message.PersistentActor.Tell(new RecoverySuccess(highestSequenceNr), ActorRefs.NoSender);
    }

    /// <inheritdoc />
    public override void Failed(Exception cause) => message.PersistentActor.Tell(new ReplayMessagesFailure(cause), ActorRefs.NoSender);
}
