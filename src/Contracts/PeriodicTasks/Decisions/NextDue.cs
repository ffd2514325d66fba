namespace ActorScheduler.Contracts.PeriodicTasks.Decisions;

/// <summary>When a definition comes due next.</summary>
internal static class NextDue
{
    /// <summary>The first time of the schedule after <paramref name="after"/>; null if it is disabled or ends before that.</summary>
    public static DateTimeOffset? Of(PeriodicTaskDefinition definition, DateTimeOffset after, DateTimeOffset anchor)
    {
        if (!definition.Enabled)
            return null;
        var next = definition.Schedule.NextAfter(after, anchor);
        return next >= definition.Expires ? null : next;
    }
}
