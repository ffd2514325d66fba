using System.ComponentModel.DataAnnotations;
using ActorScheduler.Gateway.Calls;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>A call that is to be submitted.</summary>
internal sealed record SubmitTaskBody : CallBody;

/// <summary>Calls that are to be submitted.</summary>
internal sealed record TaskBatchBody
{
    /// <summary>Up to 10,000 calls.</summary>
    [MaxLength(TaskBatchRoute.MostTasks)]
    public required IReadOnlyList<SubmitTaskBody> Tasks { get; init; }
}

/// <summary>How a task is revoked.</summary>
internal sealed record RevokeTaskBody
{
    /// <summary>Also end an attempt that runs.</summary>
    public bool? Terminate { get; init; }

    /// <summary>Accepted without effect.</summary>
    public string? Signal { get; init; }
}

/// <summary>How a task is revoked, in the query instead of the body.</summary>
internal sealed record RevokeTaskParameters
{
    /// <summary>Also end an attempt that runs.</summary>
    /// <example>true</example>
    public bool? Terminate { get; init; }

    /// <summary>Accepted without effect.</summary>
    /// <example>"SIGTERM"</example>
    public string? Signal { get; init; }
}

/// <summary>When a waiting task is to start: one of the two.</summary>
internal sealed record RescheduleTaskBody
{
    /// <summary>The earliest start; without an offset it is local to the scheduler's time zone. Or countdown.</summary>
    public string? Eta { get; init; }

    /// <summary>Seconds from now. Or eta.</summary>
    public double? Countdown { get; init; }
}

/// <summary>How a task is run again.</summary>
internal sealed record RetryTaskBody
{
    /// <summary>An id of yours: the same request sent again under it, after a time-out, runs the task once.</summary>
    [MaxLength(200)]
    public string? RequestId { get; init; }
}
