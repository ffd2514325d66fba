using System.Runtime.CompilerServices;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.BulkOperations.Events;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Node.Serialization;
using ActorScheduler.Node.Tests.Support;

namespace ActorScheduler.Node.Tests.Hosting;

/// <summary>Which serializer stores what.</summary>
public sealed class SerializerTests : VirtualTimeTest
{
    [Fact]
    public void Every_event_is_stored_by_our_own_serializer_under_its_number()
    {
        var events = typeof(TaskEvent).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && (type.IsAssignableTo(typeof(TaskEvent)) || type.IsAssignableTo(typeof(PeriodicTaskEvent)) || type.IsAssignableTo(typeof(BulkOperationEvent)) || type.IsAssignableTo(typeof(AccessEvent)) || type.IsAssignableTo(typeof(HoldEvent))))
            .ToList();
        Assert.Equal(Manifests.All.Keys.OrderBy(type => type.Name), events.OrderBy(type => type.Name));
        Assert.All(events, type =>
        {
            var serializer = Assert.IsType<EventSerializer>(Sys.Serialization.FindSerializerFor(RuntimeHelpers.GetUninitializedObject(type)));
            Assert.Equal(4701, serializer.Identifier);
        });
    }

    [Fact]
    public void Every_message_between_nodes_is_sent_by_our_own_serializer_under_its_number()
    {
        var messages = typeof(IWireMessage).Assembly.GetTypes().Concat(typeof(MessageSerializer).Assembly.GetTypes())
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IWireMessage)))
            .ToList();
        Assert.Equal(MessageCodec.Manifests.Keys.OrderBy(type => type.Name), messages.OrderBy(type => type.Name));
        Assert.All(messages, type =>
        {
            var serializer = Assert.IsType<MessageSerializer>(Sys.Serialization.FindSerializerFor(RuntimeHelpers.GetUninitializedObject(type)));
            Assert.Equal(4702, serializer.Identifier);
        });
    }

    [Fact]
    public void A_message_comes_back_as_it_was()
    {
        var message = new TaskRefused("a", TaskRefusal.IdTaken, TaskPhase.Started);
        var serializer = (MessageSerializer)Sys.Serialization.FindSerializerFor(message);

        Assert.Equal("task-refused.1", serializer.Manifest(message));
        Assert.Equal(message, serializer.FromBinary(serializer.ToBinary(message), "task-refused.1"));
        Assert.Throws<UnknownMessageException>(() => serializer.FromBinary([], "task-vanished.1"));
    }

    [Fact]
    public void What_is_bound_to_no_serializer_is_refused() => Assert.ThrowsAny<Exception>(() => Sys.Serialization.FindSerializerFor(new Unbound()));

    [Fact]
    public void An_event_comes_back_as_it_was()
    {
        var happened = new TaskRevoked(Now, RevokeReason.Expired);
        var serializer = (EventSerializer)Sys.Serialization.FindSerializerFor(happened);

        Assert.Equal("task-revoked.1", serializer.Manifest(happened));
        Assert.Equal(happened, serializer.FromBinary(serializer.ToBinary(happened), "task-revoked.1"));
        Assert.Contains("task-vanished.1", Assert.IsType<UnreadableEvent>(serializer.FromBinary([], "task-vanished.1")).Reason, StringComparison.Ordinal);
    }

    private sealed record Unbound;
}
