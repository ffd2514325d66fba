using System.Text.Json;

namespace ActorScheduler.Contracts.Json;

/// <summary>Writes stored JSON texts as part of an answer's JSON, not as strings in it.</summary>
public static class StoredJson
{
    /// <summary>Writes a member with a stored value; null if there is none. It was checked when it was stored.</summary>
    public static void WriteStored(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        json.WritePropertyName(name);
        if (value is null)
            json.WriteNullValue();
        else
            json.WriteRawValue(value, skipInputValidation: true);
    }

    /// <summary>Writes a member with a number; null if there is none.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    /// <summary>Writes a member with a length of time in seconds, as a decimal and never as <c>1E-05</c>; null if there is none.</summary>
    public static void WriteSeconds(this Utf8JsonWriter json, ReadOnlySpan<byte> name, TimeSpan? value)
    {
        if (value is { } length)
            json.WriteNumber(name, length.Ticks / (decimal)TimeSpan.TicksPerSecond);
        else
            json.WriteNull(name);
    }
}
