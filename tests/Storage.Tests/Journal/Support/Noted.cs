using System.Text;
using ActorScheduler.Journal.Projections;
using Akka.Actor;
using Akka.Serialization;

namespace ActorScheduler.Storage.Tests.Journal.Support;

/// <summary>The event of these tests.</summary>
public sealed record Noted(string Text)
{
    /// <summary>Its serializer refuses to write this text.</summary>
    public const string Unserializable = "unserializable";

    /// <summary>Its serializer refuses to read this text.</summary>
    public const string Unreadable = "unreadable";
}

/// <summary>The event, with a row for the <see cref="NotesProjection"/>.</summary>
public sealed record ProjectedNote(string Text, object? Projection) : IProjectedEvent
{
    public object Event => new Noted(Text);
}

/// <summary>Writes a note as UTF-8.</summary>
public sealed class NotedSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override int Identifier => 4711;

    public override string Manifest(object o) => "N1";

    public override byte[] ToBinary(object obj) => ((Noted)obj).Text is var text && text == Noted.Unserializable
        ? throw new InvalidOperationException("not this text")
        : Encoding.UTF8.GetBytes(text);

    public override object FromBinary(byte[] bytes, string manifest) => Encoding.UTF8.GetString(bytes) is var text && text == Noted.Unreadable
        ? throw new InvalidOperationException("unreadable text")
        : new Noted(text);
}
