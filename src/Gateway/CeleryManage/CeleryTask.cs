using ActorScheduler.Gateway.Calls;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>A task as Flower shows it.</summary>
/// <remarks><see cref="TaskEntry"/> writes it.</remarks>
/// <param name="Uuid">The task's id.</param>
/// <param name="Name">The registered name of what it runs.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Received">When its call was stored, in seconds since 1970.</param>
/// <param name="Sent">Always null.</param>
/// <param name="Started">When its last attempt started, in seconds since 1970.</param>
/// <param name="Succeeded">When it succeeded, in seconds since 1970.</param>
/// <param name="Failed">When it failed, in seconds since 1970.</param>
/// <param name="Retried">When an attempt last failed that another one follows, in seconds since 1970.</param>
/// <param name="Revoked">When it was revoked, in seconds since 1970.</param>
/// <param name="Args">Python's repr of the list.</param>
/// <param name="Kwargs">Python's repr of the dict.</param>
/// <param name="Eta">The earliest start, as local time of the scheduler's zone: `2019-10-11T15:28:26.771243`.</param>
/// <param name="Expires">When it is void if it has not started, as local time of the scheduler's zone.</param>
/// <param name="Retries">How many attempts followed a failed one.</param>
/// <param name="Result">Python's repr of what it returned.</param>
/// <param name="Exception">How the last attempt failed: `Type('message')`.</param>
/// <param name="Timestamp">When it last changed, in seconds since 1970.</param>
/// <param name="Runtime">How many seconds the last attempt ran.</param>
/// <param name="Traceback">Where the exception was thrown.</param>
/// <param name="Exchange">The exchange that its call named.</param>
/// <param name="RoutingKey">The routing key that its call named.</param>
/// <param name="Clock">Larger for later events.</param>
/// <param name="Client">Always null.</param>
internal sealed record CeleryTask(
    string Uuid,
    string Name,
    CeleryState State,
    double? Received,
    string? Sent,
    double? Started,
    double? Succeeded,
    double? Failed,
    double? Retried,
    double? Revoked,
    string Args,
    string Kwargs,
    string? Eta,
    string? Expires,
    int Retries,
    string? Result,
    string? Exception,
    double? Timestamp,
    double? Runtime,
    string? Traceback,
    string? Exchange,
    string? RoutingKey,
    long Clock,
    string? Client);
