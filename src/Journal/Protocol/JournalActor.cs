using ActorScheduler.Journal.Store;
using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence;
using Akka.Persistence.Journal;

namespace ActorScheduler.Journal.Protocol;

/// <summary>
/// The journal plugin: takes Akka's journal messages, serializes, and hands the work to the store, which answers the persistent actors itself.
/// Not built on <c>AsyncWriteJournal</c>, which sends all answers through one actor in one global order and so lets one slow write hold up every actor.
/// </summary>
public sealed class JournalActor : WriteJournalBase
{
    private readonly JournalSetup _setup;
    private readonly ExtendedActorSystem _system;
    private readonly EventCodec _codec;

    /// <summary>Created by Akka, by class name.</summary>
    /// <param name="config">The plugin's configuration section.</param>
    /// <exception cref="ConfigurationException">The actor system was created without a <see cref="JournalSetup"/>.</exception>
    public JournalActor(Config config)
    {
        _ = config;
        _system = (ExtendedActorSystem)Context.System;
        var setup = _system.Settings.Setup.Get<JournalSetup>();
        _setup = setup.HasValue
            ? setup.Value
            : throw new ConfigurationException($"{JournalHocon.PluginId} has no store: create the actor system with a {nameof(JournalSetup)}.");
        _codec = new EventCodec(_system.Serialization);
    }

    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case WriteMessages write:
                Write(write);
                return true;
            case ReplayMessages replay:
                Replay(new PersistentReplay(replay, _codec, AdaptFromJournal));
                return true;
            case DeleteMessagesTo delete:
                _setup.Store.Delete(new PersistentDeletion(delete, Self));
                return true;
            case CheckJournalHealth:
                Sender.Tell(new JournalHealthCheckResponse(Check(_setup.Store.Health)));
                return true;
            default:
                return false;
        }
    }

    private static PersistenceHealthCheckResult Check(JournalHealth health) => health.IsHealthy
        ? new PersistenceHealthCheckResult(PersistenceHealthStatus.Healthy)
        : new PersistenceHealthCheckResult(PersistenceHealthStatus.Unhealthy, health.Reason);

    // Only once: a second incarnation may have to recover what the first one wrote.
    private void Replay(PersistentReplay replay)
    {
        if (_setup.Unwritten.Remove(replay.PersistenceId))
            replay.Replayed([], 0);
        else
            _setup.Store.Replay(replay);
    }

    private void Write(WriteMessages message)
    {
        var envelopes = message.Messages as IReadOnlyList<IPersistentEnvelope> ?? [.. message.Messages];
        var created = _setup.Time.GetUtcNow().UtcTicks;
        List<AtomicEvents> parts = new(envelopes.Count);
        string? id = null;
        foreach (var envelope in envelopes)
        {
            if (envelope is not AtomicWrite atomic)
                continue;
            id ??= atomic.PersistenceId;
            parts.Add(Encode(atomic, id, created));
        }

        var write = new PersistentWrite(id ?? "", parts, envelopes, message.PersistentActor, message.ActorInstanceId);
        if (parts.Count == 0)
            write.Committed(); // Only deferred messages: an actor has one write in flight, so nothing can be overtaken.
        else
            _setup.Store.Write(write);
    }

    /// <summary>An event that cannot be serialized is refused with what was persisted with it; other parts of the message are stored.</summary>
    private AtomicEvents Encode(AtomicWrite atomic, string id, long created)
    {
        try
        {
            if (atomic.PersistenceId != id)
                throw new ArgumentException($"One message holds events of '{id}' and of '{atomic.PersistenceId}'.");
            return Akka.Serialization.Serialization.WithTransport(_system, () => Encode(atomic, created));
        }
        catch (Exception e)
        {
            return new AtomicEvents(e);
        }
    }

    private AtomicEvents Encode(AtomicWrite atomic, long created)
    {
        var persistents = (IReadOnlyList<IPersistentRepresentation>)atomic.Payload;
        var events = new JournalEvent[persistents.Count];
        for (var i = 0; i < events.Length; i++)
        {
            var unwrapped = EventCodec.Unwrap(persistents[i], out var projection);
            events[i] = _codec.Encode(AdaptToJournal(unwrapped), projection, created);
        }

        return new AtomicEvents(events);
    }
}
