namespace ActorScheduler.Contracts;

/// <summary>What a state machine makes of a command: the event to store, if anything changes, and the reply to give once that is durable.</summary>
/// <typeparam name="TEvent">The family of events.</typeparam>
/// <param name="Event">The event to store; null if nothing changes.</param>
/// <param name="Reply">The reply once the event is durable; null where no one waits for one.</param>
public readonly record struct Decision<TEvent>(TEvent? Event, object? Reply)
    where TEvent : class
{
    /// <summary>Nothing changes and no one waits: the command was stale or came twice.</summary>
    public static Decision<TEvent> Ignore => default;

    /// <summary>Nothing changes; the command is answered.</summary>
    public static Decision<TEvent> Answer(object reply) => new(null, reply);

    /// <summary>An event to store, and the reply once it is durable.</summary>
    public static Decision<TEvent> Store(TEvent happened, object? reply = null) => new(happened, reply);
}
