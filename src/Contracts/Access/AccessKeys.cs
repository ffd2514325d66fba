using System.Collections.Immutable;

namespace ActorScheduler.Contracts.Access;

/// <summary>All keys that were ever made, as their events tell it.</summary>
/// <param name="ById">The keys.</param>
/// <param name="SequenceNr">The last event that counts in; 0: none.</param>
public sealed record AccessKeys(ImmutableDictionary<string, AccessKey> ById, long SequenceNr)
{
    /// <summary>No key.</summary>
    public static AccessKeys None { get; } = new(ImmutableDictionary.Create<string, AccessKey>(StringComparer.Ordinal), 0);

    /// <summary>The keys after another event.</summary>
    /// <exception cref="InvalidDataException">The event is not the next one, or its key does not exist.</exception>
    public AccessKeys Apply(NumberedAccessEvent next)
    {
        if (next.SequenceNr != SequenceNr + 1)
            throw new InvalidDataException($"Event {next.SequenceNr} of the access follows event {SequenceNr}.");
        var key = next.Event switch
        {
            AccessKeyCreated e => new AccessKey(e.KeyId, e.Name, e.Roles, e.Tasks, e.Expires, e.SecretHash, e.At, null, null) { Queues = e.Queues },
            AccessKeyRotated e => Of(e) with { SecretHash = e.SecretHash, ChangedAt = e.At },
            AccessKeyRevoked e => Of(e) with { RevokedAt = e.At },
            var other => throw new InvalidDataException($"{other.GetType()} is no event of a key."),
        };
        return new AccessKeys(ById.SetItem(key.Id, key), next.SequenceNr);
    }

    private AccessKey Of(AccessKeyEvent happened) =>
        ById.TryGetValue(happened.KeyId, out var key) ? key : throw new InvalidDataException($"There is no key {happened.KeyId}.");
}

/// <summary>A change of a key and its place in the history of the access.</summary>
/// <param name="SequenceNr">Its number, from 1.</param>
/// <param name="Event">The event.</param>
public sealed record NumberedAccessEvent(long SequenceNr, AccessKeyEvent Event);
