namespace ActorScheduler.Contracts.Schedules;

/// <summary>When a periodic task comes due.</summary>
public abstract record Schedule
{
    /// <summary>The first time strictly after <paramref name="after"/>, or null if there is none.</summary>
    /// <param name="after">UTC, microseconds.</param>
    /// <param name="anchor">Where the grid of an interval begins.</param>
    public abstract DateTimeOffset? NextAfter(DateTimeOffset after, DateTimeOffset anchor);

    /// <summary>The schedule in django-celery-beat's words.</summary>
    public abstract string Display { get; }
}
