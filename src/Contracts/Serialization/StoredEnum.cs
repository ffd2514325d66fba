namespace ActorScheduler.Contracts.Serialization;

/// <summary>Enumerations as stored numbers. 0 is never a value: it is what a missing field reads as.</summary>
internal static class StoredEnum
{
    /// <summary>The value of a stored number.</summary>
    /// <exception cref="InvalidDataException">For 0 and for a number that this release does not know.</exception>
    public static T Read<T>(int number)
        where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), number);
        return number != 0 && Enum.IsDefined(value)
            ? value
            : throw new InvalidDataException($"{typeof(T).Name} {number} is not known to this release.");
    }
}
