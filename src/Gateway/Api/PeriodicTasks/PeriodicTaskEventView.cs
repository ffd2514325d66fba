namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>An event of a periodic task.</summary>
internal sealed record PeriodicTaskEventView
{
    /// <summary>Its place among the periodic task's events; the first is 1.</summary>
    public required long SequenceNumber { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A name that does not change: `periodic-created`, `periodic-fired`, …</summary>
    public required string Event { get; init; }

    /// <summary>False after it was deleted.</summary>
    public required bool Exists { get; init; }

    /// <summary>When it comes due next after the event.</summary>
    public required DateTimeOffset? NextRunAt { get; init; }

    /// <summary>Who asked. Null for what the scheduler does by itself.</summary>
    public required string? RequestedBy { get; init; }

    /// <summary>The time at which an occurrence was due.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>The id of an occurrence's task.</summary>
    public required string? TaskId { get; init; }

    /// <summary>The whole definition after the event, if the event changed it.</summary>
    public required PeriodicTaskDefinitionView? Definition { get; init; }
}
