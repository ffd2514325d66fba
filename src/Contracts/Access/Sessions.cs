using System.Collections.Immutable;

namespace ActorScheduler.Contracts.Access;

/// <summary>Somebody who has signed in with a browser.</summary>
/// <param name="Id">Finds the session; no secret.</param>
/// <param name="SecretHash">SHA-256 of what proves it, in hexadecimal digits.</param>
/// <param name="Holder">Who he is.</param>
/// <param name="OpenedAt">When he signed in.</param>
/// <param name="Expires">It is worth nothing from then on.</param>
/// <param name="ClosedAt">He signed out, or somebody ended the session; null: not yet.</param>
public sealed record Session(string Id, string SecretHash, SessionHolder Holder, DateTimeOffset OpenedAt, DateTimeOffset Expires, DateTimeOffset? ClosedAt)
{
    /// <summary>True if it has neither ended nor expired. Whether its holder is still worth something is not looked at.</summary>
    public bool IsOpen(DateTimeOffset now) => ClosedAt is null && Expires > now;
}

/// <summary>Who has signed in.</summary>
public abstract record SessionHolder;

/// <summary>The holder of a key: the session is worth what the key is.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="KeySecretHash">The hash of its secret then: with another secret the session ends.</param>
public sealed record KeyHolder(string KeyId, string KeySecretHash) : SessionHolder;

/// <summary>Somebody whom the OpenID provider knows.</summary>
/// <param name="Name">What the provider calls him.</param>
/// <param name="Groups">Those values of his claim that had roles then; which ones is looked up when the session is used.</param>
public sealed record ProviderHolder(string Name, ValueList<string> Groups) : SessionHolder;

/// <summary>All sessions that were opened on one day, as their events tell it.</summary>
/// <param name="ById">The sessions.</param>
/// <param name="SequenceNr">The last event that counts in; 0: none.</param>
public sealed record Sessions(ImmutableDictionary<string, Session> ById, long SequenceNr)
{
    /// <summary>No session.</summary>
    public static Sessions None { get; } = new(ImmutableDictionary.Create<string, Session>(StringComparer.Ordinal), 0);

    /// <summary>The sessions after another event.</summary>
    /// <exception cref="InvalidDataException">The event is not the next one, or its session does not exist.</exception>
    public Sessions Apply(NumberedSessionEvent next)
    {
        if (next.SequenceNr != SequenceNr + 1)
            throw new InvalidDataException($"Event {next.SequenceNr} of a day's sessions follows event {SequenceNr}.");
        var session = next.Event switch
        {
            AccessSessionOpened e => new Session(e.SessionId, e.SecretHash, e.Holder, e.At, e.Expires, null),
            AccessSessionClosed e => ById.TryGetValue(e.SessionId, out var open) ? open with { ClosedAt = e.At } : throw new InvalidDataException($"There is no session {e.SessionId}."),
            var other => throw new InvalidDataException($"{other.GetType()} is no event of a session."),
        };
        return new Sessions(ById.SetItem(session.Id, session), next.SequenceNr);
    }
}

/// <summary>A change of a session and its place in the history of its day.</summary>
/// <param name="SequenceNr">Its number, from 1.</param>
/// <param name="Event">The event.</param>
public sealed record NumberedSessionEvent(long SequenceNr, AccessSessionEvent Event);
