using ActorScheduler.Authoring;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Serialization.Protos;
using static ActorScheduler.Contracts.StoredTime;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>Maps the edit of a periodic task to its form between nodes and back.</summary>
internal static class PatchMapper
{
    public static PeriodicTaskPatchData ToData(PeriodicTaskPatch patch)
    {
        var data = new PeriodicTaskPatchData
        {
            Call = ToData(patch.Call),
            Schedule = patch.Schedule is { } schedule ? ScheduleMapper.ToData(schedule) : null,
            Args = ToData(patch.Args),
            Kwargs = ToData(patch.Kwargs),
            Expires = ToData(patch.Expires),
            Queue = ToData(patch.Queue),
            Exchange = ToData(patch.Exchange),
            RoutingKey = ToData(patch.RoutingKey),
        };
        if (patch.Name is { } name)
            data.Name = name;
        if (patch.Enabled is { } enabled)
            data.Enabled = enabled;
        if (patch.Description is { } description)
            data.Description = description;
        return data;
    }

    public static PeriodicTaskPatch FromData(PeriodicTaskPatchData data) => new()
    {
        Name = data.HasName ? data.Name : null,
        Call = data.Call is { } call ? new PeriodicTaskCall(call.Task, StoredEnum.Read<Delivery>(call.Delivery), SharedMapper.FromData(call.Retry)) : null,
        Schedule = data.Schedule is { } schedule ? ScheduleMapper.FromData(schedule) : null,
        Args = FromData(data.Args),
        Kwargs = FromData(data.Kwargs),
        Enabled = data.HasEnabled ? data.Enabled : null,
        Expires = data.Expires is { } expires ? new Change<DateTimeOffset?>(expires.HasValue ? FromMicroseconds(expires.Value) : null) : null,
        Description = data.HasDescription ? data.Description : null,
        Queue = FromData(data.Queue),
        Exchange = FromData(data.Exchange),
        RoutingKey = FromData(data.RoutingKey),
    };

    private static PeriodicTaskCallData? ToData(PeriodicTaskCall? call) => call is null
        ? null
        : new PeriodicTaskCallData { Task = call.Task, Delivery = (int)call.Delivery, Retry = SharedMapper.ToData(call.Retry) };

    private static ArgumentTextData? ToData(ArgumentText? given) =>
        given is null ? null : new ArgumentTextData { Text = given.Text, Json = given.Json };

    private static TimeChangeData? ToData(Change<DateTimeOffset?>? change)
    {
        if (change is null)
            return null;
        var data = new TimeChangeData();
        if (change.Value is { } time)
            data.Value = ToMicroseconds(time);
        return data;
    }

    private static TextChangeData? ToData(Change<string?>? change)
    {
        if (change is null)
            return null;
        var data = new TextChangeData();
        if (change.Value is { } text)
            data.Value = text;
        return data;
    }

    private static ArgumentText? FromData(ArgumentTextData? data) => data is null ? null : new ArgumentText(data.Text, data.Json);

    private static Change<string?>? FromData(TextChangeData? data) => data is null ? null : new Change<string?>(data.HasValue ? data.Value : null);
}
