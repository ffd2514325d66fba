namespace ActorScheduler.Contracts.Tasks;

/// <summary>Selects tasks. A task is selected if it meets every condition; a property that is null or empty is no condition.</summary>
public sealed record TaskFilter
{
    // Filters with the same conditions are equal.
    private readonly ValueList<TaskPhase> _phases = [];

    /// <summary>All tasks.</summary>
    public static TaskFilter All { get; } = new();

    /// <summary>Only tasks in one of these states; an empty list means any state.</summary>
    public IReadOnlyList<TaskPhase> Phases
    {
        get => _phases;
        init => _phases = [.. value];
    }

    /// <summary>Only tasks of exactly this name.</summary>
    public string? Name { get; init; }

    /// <summary>Only tasks whose name starts with this; case matters.</summary>
    public string? NamePrefix { get; init; }

    /// <summary>Only tasks accepted then or later.</summary>
    public DateTimeOffset? ReceivedFrom { get; init; }

    /// <summary>Only tasks accepted then or earlier.</summary>
    public DateTimeOffset? ReceivedTo { get; init; }

    /// <summary>Only tasks whose caller set an ETA or a countdown that is then or later.</summary>
    public DateTimeOffset? EtaFrom { get; init; }

    /// <summary>Only tasks whose caller set an ETA or a countdown that is then or earlier.</summary>
    public DateTimeOffset? EtaTo { get; init; }

    /// <summary>Only tasks that ended then or later.</summary>
    public DateTimeOffset? FinishedFrom { get; init; }

    /// <summary>Only tasks that ended then or earlier.</summary>
    public DateTimeOffset? FinishedTo { get; init; }

    /// <summary>Only tasks whose call named exactly this queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Only occurrences of this periodic task.</summary>
    public long? PeriodicTaskId { get; init; }

    /// <summary>Only tasks with this text in id, name, args, kwargs, result or exception; the case of A to Z does not matter.</summary>
    public string? Search { get; init; }
}
