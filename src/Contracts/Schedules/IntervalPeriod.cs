namespace ActorScheduler.Contracts.Schedules;

/// <summary>The unit of an interval, with django-celery-beat's words. The numbers are stored: they are never reused.</summary>
public enum IntervalPeriod
{
    /// <summary>Not a unit: a missing value reads as this. No schedule has it.</summary>
    None = 0,

    /// <summary>Days of 24 hours; an interval has no time zone.</summary>
    Days = 1,

    /// <summary>Hours.</summary>
    Hours = 2,

    /// <summary>Minutes.</summary>
    Minutes = 3,

    /// <summary>Seconds.</summary>
    Seconds = 4,

    /// <summary>Microseconds.</summary>
    Microseconds = 5,
}
