using System.Collections.Frozen;
using Google.Protobuf;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>
/// Writes the messages between nodes as bytes, and reads them back. As with events, a manifest means one thing for ever and fields are only added, so
/// that nodes of two releases understand each other while a cluster is upgraded node by node.
/// </summary>
public static class MessageCodec
{
    private static readonly MessageForm[] Forms =
    [
        .. TaskMessageForms.All,
        .. TaskReplyForms.All,
        .. PeriodicTaskMessageForms.All,
        .. PeriodicTaskReplyForms.All,
        .. BulkOperationMessageForms.All,
        .. ExecutorMessageForms.All,
        .. HoldMessageForms.All,
    ];

    private static readonly FrozenDictionary<Type, MessageForm> ByType = Forms.ToFrozenDictionary(form => form.Type);

    private static readonly FrozenDictionary<string, MessageForm> ByManifest =
        Forms.ToFrozenDictionary(form => form.Manifest, StringComparer.Ordinal);

    /// <summary>All names, by the type of message.</summary>
    public static IReadOnlyDictionary<Type, string> Manifests { get; } = Forms.ToDictionary(form => form.Type, form => form.Manifest);

    /// <summary>The name of a message between nodes.</summary>
    /// <exception cref="ArgumentException">The type is not one of the scheduler's messages.</exception>
    public static string ManifestOf(object message) => FormOf(message).Manifest;

    /// <summary>The bytes of a message.</summary>
    /// <exception cref="ArgumentException">The type is not one of the scheduler's messages.</exception>
    public static byte[] ToBytes(object message) => FormOf(message).Write(message).ToByteArray();

    /// <summary>Reads the message with a name.</summary>
    /// <exception cref="UnknownMessageException">This release does not know the name.</exception>
    /// <exception cref="InvalidDataException">A number or a part was written by no release, or only by a newer one.</exception>
    /// <exception cref="InvalidProtocolBufferException">The bytes are not such a message.</exception>
    public static object FromBytes(ReadOnlySpan<byte> bytes, string manifest) =>
        ByManifest.TryGetValue(manifest, out var form) ? form.Read(bytes) : throw new UnknownMessageException(manifest);

    /// <summary>The form of a message, found by its type.</summary>
    internal static MessageForm FormOf(object message) => ByType.TryGetValue(message.GetType(), out var form)
        ? form
        : throw new ArgumentException($"{message.GetType()} has no form between nodes: add it to the forms in Contracts/Serialization.", nameof(message));
}
