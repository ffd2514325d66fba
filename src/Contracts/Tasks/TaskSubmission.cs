using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Queues;

namespace ActorScheduler.Contracts.Tasks;

/// <summary>What a caller submits: one call of a task, and when to run it.</summary>
public sealed record TaskSubmission
{
    /// <summary>The task's registered name: <c>demo_app.tasks.test</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Positional arguments: a JSON array.</summary>
    public string ArgsJson { get; init; } = "[]";

    /// <summary>Keyword arguments: a JSON object.</summary>
    public string KwargsJson { get; init; } = "{}";

    /// <summary>The earliest start (UTC, microseconds), or null for now. A countdown has been turned into an eta.</summary>
    public DateTimeOffset? Eta { get; init; }

    /// <summary>The time after which the call no longer starts (UTC, microseconds), or null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>What happens to an attempt whose process died.</summary>
    public Delivery Delivery { get; init; } = Delivery.AtLeastOnce;

    /// <summary>How failed attempts are repeated.</summary>
    public RetryPolicy Retry { get; init; } = RetryPolicy.None;

    /// <summary>The queue that the call, the task or a route named, or null for the default one.</summary>
    public string? Queue { get; init; }

    /// <summary>The queue in which it waits for a worker.</summary>
    public string QueueName => Queue ?? TaskQueues.Default;

    /// <summary>The exchange asked for, or null. Shown in lists; it routes nothing.</summary>
    public string? Exchange { get; init; }

    /// <summary>The routing key asked for, or null. Shown in lists; it routes nothing.</summary>
    public string? RoutingKey { get; init; }

    /// <summary>The periodic task whose occurrence this is, or null.</summary>
    public long? PeriodicTaskId { get; init; }

    /// <summary>
    /// A digest of the call as the caller wrote it. Two submissions under one id are the same call if this is equal: a
    /// repeated HTTP call with a countdown has another eta but is the same call.
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>
    /// True if both are the same call. Releases have made fingerprints in different ways: a call that is sent again across an upgrade is known by what it asks for.
    /// </summary>
    public bool IsSameCallAs(TaskSubmission other) =>
        Fingerprint == other.Fingerprint
        || (Name == other.Name && ArgsJson == other.ArgsJson && KwargsJson == other.KwargsJson && Eta == other.Eta && Expires == other.Expires
            && Retry == other.Retry && Queue == other.Queue && Exchange == other.Exchange && RoutingKey == other.RoutingKey && PeriodicTaskId == other.PeriodicTaskId);
}
