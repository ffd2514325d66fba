namespace ActorScheduler.Authoring;

/// <summary>What happens to a task whose process died while it ran. Only the task's code can say whether a second run does harm.</summary>
/// <remarks>The numbers are stored with tasks and never change.</remarks>
public enum Delivery
{
    /// <summary>It runs again, with the next attempt number. Right for a task that may be repeated (Celery's <c>acks_late</c>).</summary>
    AtLeastOnce = 1,

    /// <summary>It does not run again and ends in FAILURE with a worker-lost error. Right for a task that must never be repeated.</summary>
    AtMostOnce = 2,
}
