using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Schedules;

namespace ActorScheduler.Contracts.PeriodicTasks;

/// <summary>What a periodic task does and when, as its owner defined it.</summary>
public sealed record PeriodicTaskDefinition
{
    /// <summary>Its name, unique among all periodic tasks.</summary>
    public required string Name { get; init; }

    /// <summary>The registered name of the task that each occurrence calls.</summary>
    public required string Task { get; init; }

    /// <summary>When it comes due.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>Positional arguments as the owner wrote them (JSON or a Python literal), shown unchanged in lists.</summary>
    public string ArgsText { get; init; } = "[]";

    /// <summary>Keyword arguments as the owner wrote them (JSON or a Python literal), shown unchanged in lists.</summary>
    public string KwargsText { get; init; } = "{}";

    /// <summary>Positional arguments as a JSON array.</summary>
    public string ArgsJson { get; init; } = "[]";

    /// <summary>Keyword arguments as a JSON object.</summary>
    public string KwargsJson { get; init; } = "{}";

    /// <summary>False while it is paused; it comes due again from the moment it is enabled.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The time from which it no longer comes due (UTC, microseconds), or null for never
    /// (django-celery-beat: "Datetime after which the schedule will no longer trigger the task to run").</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Free text for people.</summary>
    public string Description { get; init; } = "";

    /// <summary>The queue for its occurrences, or null. Shown in lists.</summary>
    public string? Queue { get; init; }

    /// <summary>The exchange for its occurrences, or null. Shown in lists.</summary>
    public string? Exchange { get; init; }

    /// <summary>The routing key for its occurrences, or null. Shown in lists.</summary>
    public string? RoutingKey { get; init; }

    /// <summary>What happens to an occurrence whose process died.</summary>
    public Delivery Delivery { get; init; } = Delivery.AtLeastOnce;

    /// <summary>How failed occurrences are repeated.</summary>
    public Tasks.RetryPolicy Retry { get; init; } = Tasks.RetryPolicy.None;
}
