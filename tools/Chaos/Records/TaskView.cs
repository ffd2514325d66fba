namespace ActorScheduler.Chaos.Records;

/// <summary>A task as <c>GET /api/v1/tasks</c> shows it, as far as it is compared.</summary>
internal sealed record TaskView
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public string State { get; init; } = "";

    public int Attempt { get; init; }

    public int Retries { get; init; }

    public string? Worker { get; init; }

    /// <summary>The result as JSON; null where there is none.</summary>
    public string? Result { get; init; }

    public string? ErrorType { get; init; }

    public string? RevokeReason { get; init; }

    public string? ReplacedBy { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? Eta { get; init; }

    public long? PeriodicTaskId { get; init; }
}
