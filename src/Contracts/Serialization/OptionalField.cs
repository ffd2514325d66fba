using Google.Protobuf;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>Fields that are absent when there is nothing to say.</summary>
internal static class OptionalField
{
    /// <summary>Sets a text if there is one.</summary>
    public static T With<T>(this T data, string? text, Action<T, string> set)
        where T : IMessage
    {
        if (text is not null)
            set(data, text);
        return data;
    }
}
