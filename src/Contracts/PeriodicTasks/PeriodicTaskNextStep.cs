namespace ActorScheduler.Contracts.PeriodicTasks;

/// <summary>What a periodic task does next of its own accord, once its state is durable; its actor carries it out.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Due">The occurrence that it submits or waits for; else null.</param>
public readonly record struct PeriodicTaskNextStep(PeriodicTaskNextStepKind Kind, DateTimeOffset? Due = null)
{
    /// <summary>The next step of a periodic task. Pure, as the decisions are.</summary>
    /// <param name="state">The periodic task as it stands.</param>
    /// <param name="now">The time.</param>
    /// <param name="activeWindow">What comes due within this time is waited for in memory; the wake-up index holds what comes later.</param>
    /// <param name="isSubmitting">True if the occurrence that is due was submitted: it may have been accepted, so nothing overtakes it.</param>
    public static PeriodicTaskNextStep Of(PeriodicTaskState state, DateTimeOffset now, TimeSpan activeWindow, bool isSubmitting) => state.NextDue switch
    {
        null => new(PeriodicTaskNextStepKind.Leave),
        _ when !isSubmitting && state.Definition!.Expires <= now => new(PeriodicTaskNextStepKind.End),
        { } due when due <= now => new(PeriodicTaskNextStepKind.Submit, due),
        { } due when due - now <= activeWindow => new(PeriodicTaskNextStepKind.Wait, due),
        _ => new(PeriodicTaskNextStepKind.Leave),
    };
}

/// <summary>What a periodic task can do next.</summary>
public enum PeriodicTaskNextStepKind
{
    /// <summary>Leave memory: it does not come due, or not for long; the row in the wake-up index brings it back.</summary>
    Leave,

    /// <summary>Wait in memory for its next occurrence.</summary>
    Wait,

    /// <summary>Submit the occurrence that is due, until it is accepted.</summary>
    Submit,

    /// <summary>End: <c>expires</c> has passed.</summary>
    End,
}
