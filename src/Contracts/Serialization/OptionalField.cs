using Google.Protobuf;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>Fields that are left out when they have no value.</summary>
internal static class OptionalField
{
    /// <summary>Sets a text unless it is null.</summary>
    public static T With<T>(this T data, string? text, Action<T, string> set)
        where T : IMessage
    {
        if (text is not null)
            set(data, text);
        return data;
    }
}
