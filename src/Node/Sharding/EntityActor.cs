using ActorScheduler.Node.Serialization;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Event;
using Akka.Persistence;

namespace ActorScheduler.Node.Sharding;

/// <summary>
/// What all entities have in common when the journal does not do what they ask. What was to be stored may or may not be: the entity stops, and
/// who asks again with the same id gets the truth. What was stored but cannot be read here, as a newer release wrote it: the entity does nothing
/// and says so, until its shard is on a node that can.
/// </summary>
internal abstract class EntityActor : UntypedPersistentActor, IWithTimers
{
    private string? _unreadable;

    protected EntityActor(string persistenceId) => PersistenceId = persistenceId;

    public ITimerScheduler Timers { get; set; } = null!;

    public sealed override string PersistenceId { get; }

    /// <summary>Folds a stored event, or the snapshot that recovery begins with.</summary>
    protected abstract void Recover(object stored);

    /// <summary>Does what a message asks for.</summary>
    protected abstract void OnMessage(object message);

    /// <summary>The reply that says that nobody knows what became of a command.</summary>
    protected abstract object OutcomeUnknown(string reason);

    protected sealed override void OnRecover(object message)
    {
        if (message is UnreadableEvent { Reason: var reason })
            _unreadable ??= reason;
        else if (_unreadable is null)
            Recover(message);
    }

    protected sealed override void OnCommand(object message)
    {
        if (_unreadable is null)
            OnMessage(message);
        else
            Refuse(message, _unreadable);
    }

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        Sender.Tell(OutcomeUnknown(cause.Message));
        base.OnPersistFailure(cause, @event, sequenceNr);
    }

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        Sender.Tell(OutcomeUnknown(cause.Message));
        base.OnPersistRejected(cause, @event, sequenceNr);
        Context.Stop(Self);
    }

    /// <summary>Asks the shard to let this entity go, without losing what is on its way to it.</summary>
    protected static void Passivate() => Context.Parent.Tell(new Passivate(StopEntity.Instance));

    // It leaves after each refusal: the next message reads the journal anew, perhaps in another process.
    private void Refuse(object message, string reason)
    {
        if (message is StopEntity)
        {
            Context.Stop(Self);
            return;
        }

        Context.GetLogger().Error("{0} is left alone: {1}", PersistenceId, reason);
        Sender.Tell(OutcomeUnknown(reason));
        Passivate();
    }
}
