using ActorScheduler.Contracts;
using ActorScheduler.Journal.Projections;
using Akka.Actor;
using Akka.Persistence;

namespace ActorScheduler.Node.Sharding;

/// <summary>
/// The life of an entity, the same for all: a command is decided, its event is persisted together with the row it leads to, and only then is it
/// applied, acted on and answered; after that the entity does what its new state asks for. A subclass says what to decide and what to do.
/// </summary>
/// <typeparam name="TState">The fold of its events.</typeparam>
/// <typeparam name="TCommand">What it is asked to do.</typeparam>
/// <typeparam name="TEvent">What it persists.</typeparam>
internal abstract class EntityActor<TState, TCommand, TEvent>(string persistenceId, TState none) : PersistentEntity(persistenceId)
    where TState : class
    where TCommand : class
    where TEvent : class
{
    /// <summary>What is durable.</summary>
    protected TState State { get; private set; } = none;

    protected abstract Decision<TEvent> Decide(TCommand command, DateTimeOffset now);

    protected abstract TState Apply(TState state, TEvent happened);

    /// <summary>The row that is written with an event: the entity as lists show it and as it is to be woken.</summary>
    protected abstract object Row(TCommand command, TState next, DateTimeOffset now);

    /// <summary>A second event that the new state calls for at once, persisted in the same write; null: none.</summary>
    protected virtual TEvent? FollowUp(TCommand command, TState next, DateTimeOffset now) => null;

    /// <summary>The state has changed; runs before the reply.</summary>
    protected virtual void OnApplied(TState before)
    {
    }

    /// <summary>Answers a command, once what was decided is durable.</summary>
    protected virtual void Reply(TCommand command, object? reply, IActorRef replyTo)
    {
        if (reply is not null)
            replyTo.Tell(reply);
    }

    /// <summary>Does what the state asks for, after each command and each wake-up.</summary>
    protected abstract void Proceed();

    protected virtual void OnCommand(TCommand command) => Handle(command, Sender);

    /// <summary>Does what a message asks for that is no command.</summary>
    protected abstract void OnMessage(object message);

    protected sealed override bool IsCommand(object message) => message is TCommand;

    protected sealed override void Process(object message)
    {
        if (message is TCommand command)
            OnCommand(command);
        else
            OnMessage(message);
    }

    protected sealed override void Recover(object stored)
    {
        if (stored is TEvent happened)
            State = Apply(State, happened);
        else if (stored is SnapshotOffer { Snapshot: TState row })
            State = row;
    }

    /// <summary>Decides, persists, applies, acts and replies.</summary>
    protected void Handle(TCommand command, IActorRef replyTo)
    {
        var now = Context.UtcNow();
        var decision = Decide(command, now);
        if (decision.Event is not { } happened)
        {
            Finish(command, decision.Reply, replyTo);
            return;
        }

        var next = Apply(State, happened);
        if (FollowUp(command, next, now) is { } followUp)
            PersistBoth(happened, followUp, command, Apply(next, followUp), now, decision.Reply, replyTo);
        else
            PersistOne(happened, command, next, now, decision.Reply, replyTo);
    }

    private void PersistOne(TEvent happened, TCommand command, TState next, DateTimeOffset now, object? reply, IActorRef replyTo) =>
        Persist(new EntityWrite(happened, Row(command, next, now)), _ => Stored(command, next, reply, replyTo));

    private void PersistBoth(TEvent happened, TEvent followUp, TCommand command, TState next, DateTimeOffset now, object? reply, IActorRef replyTo)
    {
        EntityWrite[] writes = [new(happened, null), new(followUp, Row(command, next, now))];
        PersistAll(writes, stored =>
        {
            if (stored.Projection is not null)
                Stored(command, next, reply, replyTo);
        });
    }

    private void Stored(TCommand command, TState next, object? reply, IActorRef replyTo)
    {
        var before = State;
        State = next;
        OnApplied(before);
        Finish(command, reply, replyTo);
    }

    private void Finish(TCommand command, object? reply, IActorRef replyTo)
    {
        Reply(command, reply, replyTo);
        Proceed();
    }

    /// <summary>What an entity hands to the journal: an event to store, and the row that is written with it, if any.</summary>
    private sealed record EntityWrite(object Event, object? Projection) : IProjectedEvent;
}
