namespace ActorScheduler.Contracts.Serialization;

/// <summary>Enumerations as stored numbers. 0 is never a value, because a missing field reads as 0.</summary>
internal static class StoredEnum
{
    /// <summary>The value of a stored number.</summary>
    /// <exception cref="InvalidDataException">The number is 0, or this release does not know it.</exception>
    public static T Read<T>(int number)
        where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), number);
        return number != 0 && Enum.IsDefined(value)
            ? value
            : throw new InvalidDataException($"{typeof(T).Name} {number} is not known to this release.");
    }
}
