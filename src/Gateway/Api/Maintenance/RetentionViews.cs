using ActorScheduler.Contracts.Client;

namespace ActorScheduler.Gateway.Api.Maintenance;

/// <summary>What a run of retention would remove.</summary>
/// <param name="DryRun">Always true.</param>
/// <param name="OlderThan">How old a task has to be. Days, hours, minutes and seconds: `7.00:00:00` is a week.</param>
/// <param name="FinishedBefore">When it has to have ended.</param>
/// <param name="Tasks">How many tasks that are.</param>
internal sealed record RetentionDryRun(bool DryRun, string OlderThan, DateTimeOffset FinishedBefore, long Tasks);

/// <summary>A run of retention that was accepted.</summary>
/// <param name="TaskId">The task that the run is.</param>
/// <param name="OlderThan">How old a task has to be. Days, hours, minutes and seconds: `7.00:00:00` is a week.</param>
internal sealed record RetentionStarted(string TaskId, string OlderThan);

/// <summary>The run of retention that goes on, or the last one; nulls and zeros if there was none.</summary>
internal sealed record RetentionView
{
    /// <summary>Whether it goes on.</summary>
    public required bool Running { get; init; }

    /// <summary>How long tasks are kept: `7.00:00:00` is a week. Null: for ever.</summary>
    public required string? Retention { get; init; }

    /// <summary>The task that the run is.</summary>
    public required string? TaskId { get; init; }

    /// <summary>It removes tasks that ended before.</summary>
    public required DateTimeOffset? FinishedBefore { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it last went on.</summary>
    public required DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How many tasks it removed.</summary>
    public required long Removed { get; init; }

    /// <summary>How many of them it wrote to the archive.</summary>
    public required long Archived { get; init; }

    /// <summary>How many were old enough, but something may still ask for the id, or the events cannot be read.</summary>
    public required long Kept { get; init; }

    /// <summary>How many events of periodic tasks it removed.</summary>
    public required long PeriodicEvents { get; init; }

    /// <summary>Why it last failed.</summary>
    public required string? LastError { get; init; }

    /// <summary>The run as the route shows it.</summary>
    public static RetentionView Of(TimeSpan? age, RetentionStatus? run)
    {
        var totals = run?.Totals ?? RetentionTotals.None;
        return new RetentionView
        {
            Running = run?.IsRunning ?? false,
            Retention = age is { } set ? RetentionAge.Text(set) : null,
            TaskId = run?.TaskId,
            FinishedBefore = run?.FinishedBefore,
            StartedAt = run?.StartedAt,
            UpdatedAt = run?.UpdatedAt,
            FinishedAt = run?.FinishedAt,
            Removed = totals.Removed,
            Archived = totals.Archived,
            Kept = totals.Kept,
            PeriodicEvents = totals.PeriodicEvents,
            LastError = run?.Error,
        };
    }
}

/// <summary>A run of retention that is to begin.</summary>
internal sealed record RetentionBody
{
    /// <summary>How old a task has to be; Scheduler:Retention if left out. Days, hours, minutes and seconds: `7.00:00:00` is a week.</summary>
    public string? OlderThan { get; init; }

    /// <summary>True: only say how many tasks that are.</summary>
    public bool? DryRun { get; init; }
}
