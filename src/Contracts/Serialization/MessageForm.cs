using Google.Protobuf;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>How one kind of message is written and read.</summary>
/// <param name="Manifest">Its name between nodes, for ever.</param>
/// <param name="Type">The message.</param>
/// <param name="Write">Its stored form.</param>
/// <param name="Read">Reads the message.</param>
internal sealed record MessageForm(string Manifest, Type Type, Func<object, IMessage> Write, MessageReader Read)
{
    /// <summary>The form of a message, from a pair of functions.</summary>
    public static MessageForm Of<TMessage, TData>(
        string manifest, MessageParser<TData> parser, Func<TMessage, TData> write, Func<TData, TMessage> read)
        where TMessage : class, IWireMessage
        where TData : IMessage<TData> =>
        new(manifest, typeof(TMessage), message => write((TMessage)message), bytes => read(parser.ParseFrom(bytes)));
}

/// <summary>Reads a message.</summary>
internal delegate object MessageReader(ReadOnlySpan<byte> bytes);
