using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Serialization.Protos;
using Google.Protobuf;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>Writes what a node can run as bytes, and reads it back.</summary>
public static class NodeOfferCodec
{
    /// <summary>The bytes of an offer; none of one that is empty.</summary>
    public static byte[] ToBytes(NodeOffer offer)
    {
        var data = new TaskDescriptionsData();
        data.Tasks.AddRange(offer.Tasks.Select(ToData));
        if (offer.Tasks.Count > 0 && !offer.Queues.Equals(ConsumedQueues.All))
            data.Queues.AddRange(offer.Queues.Items.Select(item => item.Text));
        return data.ToByteArray();
    }

    /// <summary>Reads an offer.</summary>
    /// <exception cref="InvalidDataException">This release does not know a number, or how a queue is written.</exception>
    /// <exception cref="InvalidProtocolBufferException">The bytes are no offer.</exception>
    public static NodeOffer FromBytes(ReadOnlySpan<byte> bytes)
    {
        var data = TaskDescriptionsData.Parser.ParseFrom(bytes);
        return new NodeOffer([.. data.Tasks.Select(FromData)], ConsumedQueues.FromStored(data.Queues));
    }

    private static TaskDescriptionData ToData(TaskDescription task)
    {
        var data = new TaskDescriptionData
        {
            Name = task.Name,
            App = task.App,
            IsBuiltIn = task.IsBuiltIn,
            Method = task.Method,
            Delivery = (int)task.Delivery,
            Retry = SharedMapper.ToData(task.Retry),
        };
        if (task.Queue is { } queue)
            data.Queue = queue;
        data.Parameters.AddRange(task.Parameters.Select(parameter => new DescribedParameterData
        {
            Name = parameter.Name,
            SnakeName = parameter.SnakeName,
            Kind = (int)parameter.Kind,
            HasDefault = parameter.HasDefault,
        }));
        return data;
    }

    private static TaskDescription FromData(TaskDescriptionData data) => new(
        data.Name,
        data.App,
        data.IsBuiltIn,
        data.Method,
        StoredEnum.Read<Delivery>(data.Delivery),
        SharedMapper.FromData(data.Retry),
        [.. data.Parameters.Select(p => new DescribedParameter(p.Name, p.SnakeName, StoredEnum.Read<ParameterKind>(p.Kind), p.HasDefault))])
    {
        Queue = data.HasQueue ? data.Queue : null,
    };
}
