using ActorScheduler.Journal.Store;
using Akka.Actor;
using Akka.Persistence;

namespace ActorScheduler.Journal.Protocol;

/// <summary>
/// The way back to a persistent actor from a write. Akka's protocol: first the outcome of the message as a whole, then one answer for each event in
/// order, each carrying the original envelope and, as its sender, whoever sent the command; deferred messages come back in their place.
/// </summary>
internal sealed class PersistentWrite(
    string persistenceId,
    IReadOnlyList<AtomicEvents> parts,
    IReadOnlyList<IPersistentEnvelope> envelopes,
    IActorRef actor,
    int instanceId) : JournalWrite(persistenceId, parts)
{
    /// <inheritdoc />
    public override void Committed()
    {
        actor.Tell(WriteMessagesSuccessful.Instance, ActorRefs.NoSender);
        var part = 0;
        foreach (var envelope in envelopes)
        {
            if (envelope is AtomicWrite atomic)
                Answer(atomic, Parts[part++].Rejection);
            else
                Loop(envelope);
        }
    }

    /// <inheritdoc />
    public override void Failed(Exception cause)
    {
        actor.Tell(new WriteMessagesFailed(cause, Parts.Count), ActorRefs.NoSender);
        foreach (var envelope in envelopes)
        {
            if (envelope is AtomicWrite atomic)
                Fail(atomic, cause);
            else
                Loop(envelope);
        }
    }

    private void Answer(AtomicWrite atomic, Exception? rejection)
    {
        foreach (var persistent in Events(atomic))
        {
            actor.Tell(
                rejection is null
                    ? new WriteMessageSuccess(persistent, instanceId)
                    : new WriteMessageRejected(persistent, rejection, instanceId),
                persistent.Sender);
        }
    }

    private void Fail(AtomicWrite atomic, Exception cause)
    {
        foreach (var persistent in Events(atomic))
            actor.Tell(new WriteMessageFailure(persistent, cause, instanceId), persistent.Sender);
    }

    private void Loop(IPersistentEnvelope envelope) => actor.Tell(new LoopMessageSuccess(envelope.Payload, instanceId), envelope.Sender);

    private static IEnumerable<IPersistentRepresentation> Events(AtomicWrite atomic) => (IEnumerable<IPersistentRepresentation>)atomic.Payload;
}
