using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Calls.PeriodicTasks;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>A task that is to be revoked.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record CeleryRevokeBody
{
    /// <summary>The task's id as async_apply_task answered it, or a list of ids.</summary>
    [Takes(typeof(string), typeof(long), typeof(JsonElement[]))]
    public required JsonElement Id { get; init; }

    /// <summary>Also end an attempt that runs.</summary>
    public bool? Terminate { get; init; }

    /// <summary>Accepted without effect.</summary>
    public string? Signal { get; init; }
}

/// <summary>A call that takes the place of a task.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record CeleryUpdateBody : CallBody
{
    /// <summary>The task's id as async_apply_task answered it.</summary>
    [Takes(typeof(string), typeof(long))]
    public required JsonElement Id { get; init; }
}

/// <summary>A periodic task that is to be added. Exactly one of crontab and interval says when it comes due.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record CeleryAddPeriodicTaskBody : NewPeriodicTaskBody;

/// <summary>Changes of a periodic task. A row of get_periodic_task may be sent back.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record CeleryUpdatePeriodicTaskBody : ChangedPeriodicTaskBody
{
    /// <summary>The id as add_periodic_task answered it.</summary>
    [Takes(typeof(long), typeof(string))]
    public required JsonElement Id { get; init; }
}

/// <summary>A periodic task that is to be deleted.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record CeleryDeletePeriodicTaskBody
{
    /// <summary>The id as add_periodic_task answered it.</summary>
    [Takes(typeof(long), typeof(string))]
    public required JsonElement Id { get; init; }
}
