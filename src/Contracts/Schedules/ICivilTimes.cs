namespace ActorScheduler.Contracts.Schedules;

/// <summary>Local times that a rule names, on a plain calendar without a zone. <see cref="CivilClock"/> finds the instants.</summary>
internal interface ICivilTimes
{
    /// <summary>Whether the rule recurs within the day, so that both passes of a repeated hour are meant where nothing else is said.</summary>
    bool IsInterval { get; }

    /// <summary>The first local time that is not before another; null if there is none.</summary>
    /// <param name="from">A local time; its kind means nothing.</param>
    DateTime? NextFrom(DateTime from);
}
