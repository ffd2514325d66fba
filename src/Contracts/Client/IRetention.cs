using System.Text.Json.Serialization;

namespace ActorScheduler.Contracts.Client;

/// <summary>
/// Removes finished tasks for good when they are old enough. A run is itself a task (<see cref="TaskName"/>), so it is done wherever
/// there is a worker and continues after a crash.
/// </summary>
public interface IRetention
{
    /// <summary>The name of the task that makes a run.</summary>
    const string TaskName = "celery.retention";

    /// <summary>The argument of the task that says how long ago tasks must have ended.</summary>
    const string OlderThan = "older_than";

    /// <summary>The configured age (<c>Scheduler:Retention</c>); if it is null, nothing is removed unless a run gives an age.</summary>
    TimeSpan? Age { get; }

    /// <summary>How many tasks a run that began now would remove.</summary>
    /// <param name="olderThan">How long ago they must have ended.</param>
    /// <param name="cancellation">Cancels the query.</param>
    Task<long> CountAsync(TimeSpan olderThan, CancellationToken cancellation);

    /// <summary>The run in progress, or the last one; null if there was none yet.</summary>
    Task<RetentionStatus?> StatusAsync(CancellationToken cancellation);
}

/// <summary>A run of retention.</summary>
/// <param name="TaskId">The id of its task.</param>
/// <param name="IsRunning">False if it has ended, or has not been heard from for a minute.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="UpdatedAt">When it last did something.</param>
/// <param name="FinishedAt">When it ended, or null.</param>
/// <param name="FinishedBefore">It removes what ended before this.</param>
/// <param name="Totals">What it did.</param>
/// <param name="Error">Why it ended early, or null.</param>
public sealed record RetentionStatus(
    string TaskId,
    bool IsRunning,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset FinishedBefore,
    RetentionTotals Totals,
    string? Error);

/// <summary>What a run of retention did.</summary>
/// <param name="Removed">Tasks removed.</param>
/// <param name="Archived">How many of them are in the archive.</param>
/// <param name="Kept">Tasks that were old enough but are kept because something may still ask for their id, or because their events cannot be read.</param>
/// <param name="PeriodicEvents">Events of periodic tasks removed.</param>
public sealed record RetentionTotals(
    [property: JsonPropertyName("removed")] long Removed,
    [property: JsonPropertyName("archived")] long Archived,
    [property: JsonPropertyName("kept")] long Kept,
    [property: JsonPropertyName("periodic_events")] long PeriodicEvents)
{
    /// <summary>Nothing.</summary>
    public static RetentionTotals None { get; } = new(0, 0, 0, 0);
}
