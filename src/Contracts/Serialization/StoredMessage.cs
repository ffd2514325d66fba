namespace ActorScheduler.Contracts.Serialization;

/// <summary>Messages within messages. Protobuf reads a missing one as null.</summary>
internal static class StoredMessage
{
    /// <summary>The inner message, which every event of its kind was written with.</summary>
    /// <exception cref="InvalidDataException">It is missing: the journal is damaged.</exception>
    public static T Require<T>(T? data)
        where T : class =>
        data ?? throw new InvalidDataException($"The journal holds an event without its {typeof(T).Name}: it is damaged.");
}
