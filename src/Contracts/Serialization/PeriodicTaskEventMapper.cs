using ActorScheduler.Authoring;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Serialization.Protos;
using Google.Protobuf;
using static ActorScheduler.Contracts.StoredTime;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>Maps the events of a periodic task to their stored form and back.</summary>
internal static class PeriodicTaskEventMapper
{
    public static IMessage ToData(PeriodicTaskEvent happened)
    {
        var at = ToMicroseconds(happened.At);
        return happened switch
        {
            PeriodicTaskCreated e => ToData(e, at),
            PeriodicTaskUpdated e => ToData(e, at),
            PeriodicTaskFired e => ToData(e, at),
            PeriodicTaskEnded => new PeriodicTaskEndedData { At = at },
            PeriodicTaskDeleted e => ToData(e, at),
            _ => throw new ArgumentException($"{happened.GetType()} has no stored form.", nameof(happened)),
        };
    }

    public static PeriodicTaskEvent? TryRead(ReadOnlySpan<byte> bytes, string manifest) => manifest switch
    {
        "periodic-created.1" => FromData(PeriodicTaskCreatedData.Parser.ParseFrom(bytes)),
        "periodic-updated.1" => FromData(PeriodicTaskUpdatedData.Parser.ParseFrom(bytes)),
        "periodic-fired.1" => FromData(PeriodicTaskFiredData.Parser.ParseFrom(bytes)),
        "periodic-ended.1" => new PeriodicTaskEnded(FromMicroseconds(PeriodicTaskEndedData.Parser.ParseFrom(bytes).At)),
        "periodic-deleted.1" => FromData(PeriodicTaskDeletedData.Parser.ParseFrom(bytes)),
        _ => null,
    };

    private static PeriodicTaskCreatedData ToData(PeriodicTaskCreated e, long at)
    {
        var data = new PeriodicTaskCreatedData { At = at, Definition = ToData(e.Definition) };
        if (e.NextDue is { } next)
            data.NextDue = ToMicroseconds(next);
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    private static PeriodicTaskUpdatedData ToData(PeriodicTaskUpdated e, long at)
    {
        var data = new PeriodicTaskUpdatedData { At = at, Definition = ToData(e.Definition), Anchor = ToMicroseconds(e.Anchor) };
        if (e.NextDue is { } next)
            data.NextDue = ToMicroseconds(next);
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    private static PeriodicTaskFiredData ToData(PeriodicTaskFired e, long at)
    {
        var data = new PeriodicTaskFiredData { At = at, Nominal = ToMicroseconds(e.Nominal), TaskId = e.TaskId };
        if (e.NextDue is { } next)
            data.NextDue = ToMicroseconds(next);
        return data;
    }

    private static PeriodicTaskDeletedData ToData(PeriodicTaskDeleted e, long at)
    {
        var data = new PeriodicTaskDeletedData { At = at };
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    public static DefinitionData ToData(PeriodicTaskDefinition definition)
    {
        var data = new DefinitionData
        {
            Name = definition.Name,
            Task = definition.Task,
            Schedule = ScheduleMapper.ToData(definition.Schedule),
            ArgsText = definition.ArgsText,
            KwargsText = definition.KwargsText,
            ArgsJson = definition.ArgsJson,
            KwargsJson = definition.KwargsJson,
            Enabled = definition.Enabled,
            Description = definition.Description,
            Delivery = (int)definition.Delivery,
            Retry = SharedMapper.ToData(definition.Retry),
        };
        if (definition.Expires is { } expires)
            data.Expires = ToMicroseconds(expires);
        if (definition.Queue is { } queue)
            data.Queue = queue;
        if (definition.Exchange is { } exchange)
            data.Exchange = exchange;
        if (definition.RoutingKey is { } routingKey)
            data.RoutingKey = routingKey;
        return data;
    }

    public static PeriodicTaskDefinition FromData(DefinitionData data) => new()
    {
        Name = data.Name,
        Task = data.Task,
        Schedule = ScheduleMapper.FromData(StoredMessage.Require(data.Schedule)),
        ArgsText = data.ArgsText,
        KwargsText = data.KwargsText,
        ArgsJson = data.ArgsJson,
        KwargsJson = data.KwargsJson,
        Enabled = data.Enabled,
        Expires = data.HasExpires ? FromMicroseconds(data.Expires) : null,
        Description = data.Description,
        Queue = data.HasQueue ? data.Queue : null,
        Exchange = data.HasExchange ? data.Exchange : null,
        RoutingKey = data.HasRoutingKey ? data.RoutingKey : null,
        Delivery = StoredEnum.Read<Delivery>(data.Delivery),
        Retry = SharedMapper.FromData(data.Retry),
    };

    private static PeriodicTaskCreated FromData(PeriodicTaskCreatedData d) => new(
        FromMicroseconds(d.At),
        FromData(StoredMessage.Require(d.Definition)),
        d.HasNextDue ? FromMicroseconds(d.NextDue) : null,
        d.HasRequestedBy ? d.RequestedBy : null);

    private static PeriodicTaskUpdated FromData(PeriodicTaskUpdatedData d) => new(
        FromMicroseconds(d.At),
        FromData(StoredMessage.Require(d.Definition)),
        FromMicroseconds(d.Anchor),
        d.HasNextDue ? FromMicroseconds(d.NextDue) : null,
        d.HasRequestedBy ? d.RequestedBy : null);

    private static PeriodicTaskFired FromData(PeriodicTaskFiredData d) => new(
        FromMicroseconds(d.At), FromMicroseconds(d.Nominal), d.TaskId, d.HasNextDue ? FromMicroseconds(d.NextDue) : null);

    private static PeriodicTaskDeleted FromData(PeriodicTaskDeletedData d) =>
        new(FromMicroseconds(d.At), d.HasRequestedBy ? d.RequestedBy : null);
}
