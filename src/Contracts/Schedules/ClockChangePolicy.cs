namespace ActorScheduler.Contracts.Schedules;

/// <summary>What becomes of a local time that the clocks skip. The numbers are stored: they are never reused.</summary>
public enum GapPolicy
{
    /// <summary>All of the gap comes due once, at its end (Vixie cron, Cronos).</summary>
    NextValid = 1,

    /// <summary>Later by the length of the gap (RFC 5545, section 3.3.5).</summary>
    Shift = 2,

    /// <summary>It does not come due (Temporal); its outcome says so.</summary>
    Skip = 3,
}

/// <summary>What becomes of a local time that comes twice. The numbers are stored: they are never reused.</summary>
public enum OverlapTimes
{
    /// <summary>Both if hour, minute or second are written with <c>*</c>, a range or a step; else the first.</summary>
    Auto = 1,

    /// <summary>The first.</summary>
    First = 2,

    /// <summary>The last.</summary>
    Last = 3,

    /// <summary>Both, as two occurrences.</summary>
    Both = 4,
}

/// <summary>What a schedule does when clocks change.</summary>
/// <param name="Gap">For local times that do not exist.</param>
/// <param name="Overlap">For local times that exist twice.</param>
public readonly record struct ClockChangePolicy(GapPolicy Gap, OverlapTimes Overlap)
{
    /// <summary>What a schedule does that says nothing of it.</summary>
    public static ClockChangePolicy Default { get; } = new(GapPolicy.NextValid, OverlapTimes.Auto);
}
