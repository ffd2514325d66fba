namespace ActorScheduler.Contracts;

/// <summary>What a state machine decides of a command: what is to be stored, and what is to be answered once it is.</summary>
/// <typeparam name="TEvent">The family of events.</typeparam>
/// <param name="Events">To be stored as one, in this order; empty if nothing changes.</param>
/// <param name="Reply">The answer after the last event is durable; null where no one waits for one.</param>
public sealed record Decision<TEvent>(IReadOnlyList<TEvent> Events, object? Reply)
{
    /// <summary>Nothing changes and no one waits: the command was stale or came twice.</summary>
    public static Decision<TEvent> Ignore { get; } = new([], null);

    /// <summary>Nothing changes; the command is answered.</summary>
    public static Decision<TEvent> Answer(object reply) => new([], reply);

    /// <summary>One event, and the answer once it is durable.</summary>
    public static Decision<TEvent> Store(TEvent happened, object? reply = null) => new([happened], reply);
}
