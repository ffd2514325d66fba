using System.ComponentModel.DataAnnotations;

namespace ActorScheduler.Gateway.Calls;

/// <summary>Which tasks are meant: what every family names alike, as <see cref="TaskFilterQuery"/> reads it.</summary>
internal record TaskFilterParameters
{
    /// <summary>Only tasks whose name begins so; case matters.</summary>
    /// <example>"demo_app."</example>
    public string? NamePrefix { get; init; }

    /// <summary>Only tasks with an ETA or countdown that is then or later. RFC 3339, a date of the scheduler's time zone, or seconds since 1970.</summary>
    /// <example>"2026-01-01T00:00:00Z"</example>
    public string? EtaFrom { get; init; }

    /// <summary>Only tasks with an ETA or countdown that is then or earlier.</summary>
    /// <example>"2026-01-02T00:00:00Z"</example>
    public string? EtaTo { get; init; }

    /// <summary>Only tasks that ended then or later. RFC 3339, a date of the scheduler's time zone, or seconds since 1970.</summary>
    /// <example>"2026-01-01T00:00:00Z"</example>
    public string? FinishedFrom { get; init; }

    /// <summary>Only tasks that ended then or earlier.</summary>
    /// <example>"2026-01-02T00:00:00Z"</example>
    public string? FinishedTo { get; init; }

    /// <summary>Only tasks of exactly this queue; `celery` is that of tasks that name none.</summary>
    /// <example>"mail"</example>
    public string? Queue { get; init; }

    /// <summary>Only occurrences of this periodic task.</summary>
    /// <example>2</example>
    [Range(1L, long.MaxValue)]
    public long? PeriodicTaskId { get; init; }

    /// <summary>Only tasks with this text in id, name, args, kwargs, result or exception; the case of A to Z does not matter.</summary>
    /// <example>"cc"</example>
    public string? Search { get; init; }
}

/// <summary>The states that are meant, in a query.</summary>
internal sealed record TaskStateParameter
{
    /// <summary>Only tasks in this state: PENDING, RECEIVED (the same), STARTED, RETRY, SUCCESS, FAILURE, REVOKED. Several with commas, or the parameter several times.</summary>
    /// <example>"FAILURE,REVOKED"</example>
    public string? State { get; init; }
}
