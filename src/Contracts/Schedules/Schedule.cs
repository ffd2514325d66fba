namespace ActorScheduler.Contracts.Schedules;

/// <summary>
/// When a periodic task fires. An immutable value: two schedules with the same specification are equal, so equal specifications
/// can share an id. Pure: the time is always an argument. The kinds are closed: each <see cref="ScheduleKind"/> has one class in this folder.
/// </summary>
public abstract record Schedule
{
    private protected Schedule()
    {
    }

    /// <summary>Which kind of schedule it is.</summary>
    public abstract ScheduleKind Kind { get; }

    /// <summary>The schedule in the words of Celery and django-celery-beat, as lists show it.</summary>
    public abstract string Display { get; }

    /// <summary>A text that is the same for equal schedules of one kind and different for others. Stored, so it never changes.</summary>
    public abstract string Specification { get; }

    /// <summary>The IANA id of the time zone whose clock it follows, or <c>null</c> if it follows none.</summary>
    public abstract string? ZoneId { get; }

    /// <summary>The first fire time strictly after <paramref name="after"/>.</summary>
    /// <param name="after">The instant to look from; any offset is accepted.</param>
    /// <param name="anchor">The instant at which an interval's grid starts; a crontab ignores it.</param>
    /// <returns>The fire time in UTC with a precision of a microsecond, or <c>null</c> when the schedule never fires again.</returns>
    public abstract DateTimeOffset? NextAfter(DateTimeOffset after, DateTimeOffset anchor);
}
