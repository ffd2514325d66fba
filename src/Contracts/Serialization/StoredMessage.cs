namespace ActorScheduler.Contracts.Serialization;

/// <summary>Messages within messages. Protobuf reads a missing one as null.</summary>
internal static class StoredMessage
{
    /// <summary>The inner message, without which nothing of its kind is written.</summary>
    /// <exception cref="InvalidDataException">It is missing: what was read is damaged.</exception>
    public static T Require<T>(T? data)
        where T : class =>
        data ?? throw new InvalidDataException($"What was read lacks its {typeof(T).Name}: it is damaged.");
}
