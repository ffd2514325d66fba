using ActorScheduler.Journal.Projections;
using ActorScheduler.Node.Serialization;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Event;
using Akka.Persistence;

namespace ActorScheduler.Node.Sharding;

/// <summary>
/// How an entity leaves, and what it does when the journal does not do what it is asked. An event whose write failed may be stored or not: the
/// entity stops, and whoever asks again with the same id gets the truth from the next incarnation. An event that a newer release wrote may be
/// unreadable here: the entity does nothing and says so, until its shard is on a node that can read it.
/// </summary>
internal abstract class PersistentEntity(string persistenceId) : UntypedPersistentActor, IWithTimers
{
    private string? _unreadable;
    private bool _isLeaving;

    public ITimerScheduler Timers { get; set; } = null!;

    public sealed override string PersistenceId => persistenceId;

    /// <summary>The message that makes the next incarnation go on where this one stops.</summary>
    protected abstract object WakeUp { get; }

    /// <summary>Who woke this incarnation and waits for an answer: the sender of a wake-up that is passed on.</summary>
    protected virtual IActorRef? WokenBy => null;

    /// <summary>The reply to a command whose event a projection refused; null where none is expected to.</summary>
    protected virtual object? RefusedByProjection => null;

    /// <summary>The reply to a command whose outcome nobody knows.</summary>
    protected abstract object OutcomeUnknown(string reason);

    /// <summary>Folds a stored event, or the snapshot that recovery begins with.</summary>
    protected abstract void Recover(object stored);

    /// <summary>Does what a message asks for.</summary>
    protected abstract void Process(object message);

    protected abstract bool IsCommand(object message);

    /// <summary>It stops now; what it has left to do must be passed on.</summary>
    /// <param name="isLeaving">True if it asked to leave, so that its shard is still here; false if its shard moves to another node.</param>
    protected virtual void OnStopping(bool isLeaving)
    {
    }

    /// <summary>Asks the shard to let this entity go, without losing what is on its way to it.</summary>
    protected void Passivate()
    {
        _isLeaving = true;
        Context.Parent.Tell(new Passivate(StopEntity.Instance));
    }

    protected sealed override void OnRecover(object message)
    {
        if (message is UnreadableEvent { Reason: var reason })
            _unreadable ??= reason;
        else if (_unreadable is null)
            Recover(message);
    }

    protected sealed override void OnCommand(object message)
    {
        if (message is StopEntity)
            Stop();
        else if (_unreadable is null)
            Process(message);
        else
            Refuse(_unreadable);
    }

    protected sealed override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        Sender.Tell(OutcomeUnknown(cause.Message));
        base.OnPersistFailure(cause, @event, sequenceNr);
    }

    protected sealed override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        if (cause is ProjectionRefusedException && RefusedByProjection is { } refusal)
        {
            Sender.Tell(refusal);
            BeginAgain();
            return;
        }

        Sender.Tell(OutcomeUnknown(cause.Message));
        base.OnPersistRejected(cause, @event, sequenceNr);
        Context.Stop(Self);
    }

    private void Stop()
    {
        if (_unreadable is null)
            OnStopping(_isLeaving);
        Context.Stop(Self);
    }

    // It leaves after each refusal: the next message reads the journal anew, perhaps in another process.
    private void Refuse(string reason)
    {
        Context.GetLogger().Error("{0} is left alone: {1}", PersistenceId, reason);
        Sender.Tell(OutcomeUnknown(reason));
        Passivate();
    }

    // After a rejection the sequence number in memory is one too high, so this incarnation ends. It loses nothing: the shard keeps the wake-up, and
    // the commands that are still in the mailbox, for the next one. A user's mistake must not delay what is due.
    private void BeginAgain()
    {
        Timers.CancelAll();
        Passivate();
        Context.Parent.Tell(WakeUp, WokenBy);
        Become(message =>
        {
            if (message is StopEntity)
                Context.Stop(Self);
            else if (IsCommand(message))
                Context.Parent.Forward(message);
        });
    }
}
