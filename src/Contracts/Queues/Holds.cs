using System.Collections.Immutable;

namespace ActorScheduler.Contracts.Queues;

/// <summary>All that is paused, as the events tell it; also what has resumed by itself since. Immutable.</summary>
public sealed class Holds
{
    private readonly ImmutableDictionary<(HoldKind Kind, string Name), Hold> _holds;

    private Holds(ImmutableDictionary<(HoldKind Kind, string Name), Hold> holds, long sequenceNr) => (_holds, SequenceNr) = (holds, sequenceNr);

    /// <summary>Nothing is paused.</summary>
    public static Holds None { get; } = new(ImmutableDictionary<(HoldKind Kind, string Name), Hold>.Empty, 0);

    /// <summary>The last event that counts in; 0: none.</summary>
    public long SequenceNr { get; }

    /// <summary>What is paused at a time.</summary>
    public IEnumerable<Hold> InForce(DateTimeOffset now) => _holds.Values.Where(hold => hold.IsInForce(now));

    /// <summary>What keeps the tasks of a name from beginning: the queue, the name, or both.</summary>
    public IEnumerable<Hold> Of(string queue, string taskName, DateTimeOffset now)
    {
        if (Find(HoldKind.Queue, queue, now) is { } ofQueue)
            yield return ofQueue;
        if (Find(HoldKind.TaskName, taskName, now) is { } ofName)
            yield return ofName;
    }

    /// <summary>True if the tasks of a name in a queue may begin.</summary>
    public bool Allow(string queue, string taskName, DateTimeOffset now) =>
        _holds.IsEmpty || (Find(HoldKind.Queue, queue, now) is null && Find(HoldKind.TaskName, taskName, now) is null);

    /// <summary>How something is paused; null if it is not.</summary>
    public Hold? Find(HoldKind kind, string name, DateTimeOffset now) => _holds.TryGetValue((kind, name), out var hold) && hold.IsInForce(now) ? hold : null;

    /// <summary>What is paused after another event.</summary>
    /// <exception cref="InvalidDataException">The event is not the next one.</exception>
    public Holds Apply(NumberedHoldEvent next)
    {
        if (next.SequenceNr != SequenceNr + 1)
            throw new InvalidDataException($"Event {next.SequenceNr} of what is paused follows event {SequenceNr}.");
        var key = (next.Event.Kind, next.Event.Name);
        return new Holds(
            next.Event is HoldSet set ? _holds.SetItem(key, new Hold(set.Kind, set.Name, set.Reason, set.At, set.Until, set.RequestedBy)) : _holds.Remove(key),
            next.SequenceNr);
    }
}
