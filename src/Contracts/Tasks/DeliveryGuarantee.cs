namespace ActorScheduler.Contracts.Tasks;

/// <summary>What happens to an attempt whose process died. The numbers are stored; they are never renumbered.</summary>
public enum DeliveryGuarantee
{
    /// <summary>It is run again as the next attempt (Celery: <c>acks_late</c>, <c>reject_on_worker_lost</c>).</summary>
    AtLeastOnce = 1,

    /// <summary>The task ends FAILURE with a worker-lost error: an attempt that may have run is not run again. A failure that user code
    /// reports is retried all the same, if the task has retries.</summary>
    AtMostOnce = 2,
}
