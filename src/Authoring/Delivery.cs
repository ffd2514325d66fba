namespace ActorScheduler.Authoring;

/// <summary>What happens to a task whose worker died while it ran. The numbers are stored with tasks; they are never renumbered. The task's code knows best whether a second run does harm.</summary>
public enum Delivery
{
    /// <summary>It is run again, with the next attempt number: right for a task that may be repeated (Celery's <c>acks_late</c>).</summary>
    AtLeastOnce = 1,

    /// <summary>It is not run again: it ends as FAILURE with a worker-lost error. Right for a task that must never be repeated.</summary>
    AtMostOnce = 2,
}
