namespace ActorScheduler.Contracts.Schedules;

/// <summary>
/// When a periodic task fires. An immutable value: two schedules with the same specification are equal, so equal specifications
/// can share an id. Pure: the time is always an argument.
/// </summary>
public abstract record Schedule
{
    /// <summary>The schedule in the words of Celery and django-celery-beat, as lists show it.</summary>
    public abstract string Display { get; }

    /// <summary>The first fire time strictly after <paramref name="after"/>.</summary>
    /// <param name="after">The instant to look from; any offset is accepted.</param>
    /// <param name="anchor">The instant that an interval's grid starts at; a crontab does not look at it.</param>
    /// <returns>The fire time in UTC with a precision of a microsecond, or <c>null</c> when the schedule never fires again.</returns>
    public abstract DateTimeOffset? NextAfter(DateTimeOffset after, DateTimeOffset anchor);
}
