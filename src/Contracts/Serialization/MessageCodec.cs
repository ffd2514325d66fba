using System.Collections.Frozen;
using Google.Protobuf;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>
/// The messages between nodes to bytes and back. As with events, a manifest means one thing for ever and fields are only added, so
/// that the nodes of two releases understand each other while a cluster is upgraded one by one.
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
    ];

    private static readonly FrozenDictionary<Type, MessageForm> ByType = Forms.ToFrozenDictionary(form => form.Type);

    private static readonly FrozenDictionary<string, MessageForm> ByManifest =
        Forms.ToFrozenDictionary(form => form.Manifest, StringComparer.Ordinal);

    /// <summary>All names, with the message each one stands for.</summary>
    public static IReadOnlyDictionary<Type, string> Manifests { get; } = Forms.ToDictionary(form => form.Type, form => form.Manifest);

    /// <summary>The name of a message between nodes.</summary>
    /// <exception cref="ArgumentException">For a type that is no message of ours.</exception>
    public static string ManifestOf(object message) => FormOf(message).Manifest;

    /// <summary>The bytes of a message.</summary>
    /// <exception cref="ArgumentException">For a type that is no message of ours.</exception>
    public static byte[] ToBytes(object message) => FormOf(message).Write(message).ToByteArray();

    /// <summary>The message of a name.</summary>
    /// <exception cref="UnknownMessageException">For a name that this release does not know.</exception>
    /// <exception cref="InvalidDataException">For a number or a part that no release wrote, or only a newer one.</exception>
    /// <exception cref="InvalidProtocolBufferException">For bytes that are no such message.</exception>
    public static object FromBytes(ReadOnlySpan<byte> bytes, string manifest) =>
        ByManifest.TryGetValue(manifest, out var form) ? form.Read(bytes) : throw new UnknownMessageException(manifest);

    /// <summary>The form of a message's own kind.</summary>
    internal static MessageForm FormOf(object message) => ByType.TryGetValue(message.GetType(), out var form)
        ? form
        : throw new ArgumentException($"{message.GetType()} has no form between nodes: add it to the forms in Contracts/Serialization.", nameof(message));
}
