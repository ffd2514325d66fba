using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Serialization.Protos;
using Google.Protobuf;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>Writes the descriptions of the tasks that a node can run as bytes, and reads them back.</summary>
public static class TaskDescriptionCodec
{
    /// <summary>The bytes of descriptions.</summary>
    public static byte[] ToBytes(IEnumerable<TaskDescription> tasks)
    {
        var data = new TaskDescriptionsData();
        data.Tasks.AddRange(tasks.Select(ToData));
        return data.ToByteArray();
    }

    /// <summary>Reads descriptions.</summary>
    /// <exception cref="InvalidDataException">This release does not know a number.</exception>
    /// <exception cref="InvalidProtocolBufferException">The bytes are not descriptions.</exception>
    public static IReadOnlyList<TaskDescription> FromBytes(ReadOnlySpan<byte> bytes) =>
        [.. TaskDescriptionsData.Parser.ParseFrom(bytes).Tasks.Select(FromData)];

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
        [.. data.Parameters.Select(p => new DescribedParameter(p.Name, p.SnakeName, StoredEnum.Read<ParameterKind>(p.Kind), p.HasDefault))]);
}
