namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>Which tasks are meant, beside what every family of routes names alike.</summary>
internal sealed record TaskParameters
{
    /// <summary>Only tasks of exactly this name.</summary>
    /// <example>"demo_app.tasks.test"</example>
    public string? Name { get; init; }

    /// <summary>Only tasks received then or later. RFC 3339, a date of the scheduler's time zone, or seconds since 1970.</summary>
    /// <example>"2026-01-01T00:00:00Z"</example>
    public string? ReceivedFrom { get; init; }

    /// <summary>Only tasks received then or earlier.</summary>
    /// <example>"2026-01-02T00:00:00Z"</example>
    public string? ReceivedTo { get; init; }
}

/// <summary>Where to look for a task that retention removed.</summary>
internal sealed record ArchiveParameters
{
    /// <summary>
    /// The day (UTC) on which a task ended that retention removed: without it the archive is searched for up to 31 days, from the day on that a UUID of
    /// version 7 says.
    /// </summary>
    /// <example>"2026-01-01"</example>
    public DateOnly? ArchivedOn { get; init; }
}
