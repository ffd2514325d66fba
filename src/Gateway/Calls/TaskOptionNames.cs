namespace ActorScheduler.Gateway.Calls;

/// <summary>
/// What becomes of each option of Celery's <c>apply_async</c> (Celery 5.2, <c>celery.app.task.Task.apply_async</c> and
/// <c>celery.app.amqp</c>). The rule: an option that only shapes the way through a broker is taken and has no effect, one whose
/// absence would change what happens is refused.
/// </summary>
internal static class TaskOptionNames
{
    /// <summary>Options with a meaning here.</summary>
    public static IReadOnlyList<string> Supported { get; } = ["countdown", "eta", "expires", "task_id", "queue", "exchange", "routing_key", "max_retries", "retry_backoff", "retry_backoff_max"];

    /// <summary>Options that are taken and have no effect: there is no broker to serialize, compress, publish or prioritize for.</summary>
    public static IReadOnlySet<string> WithoutEffect { get; } = new HashSet<string>
    {
        "add_to_parent", "argsrepr", "compression", "connection", "delivery_mode", "exchange_type", "headers", "ignore_result", "immediate", "kwargsrepr",
        "mandatory", "parent_id", "priority", "producer", "publisher", "reply_to", "retry", "retry_policy", "root_id", "serializer", "shadow",
    };

    /// <summary>Options that would change what happens, with what to do instead.</summary>
    public static IReadOnlyDictionary<string, string> Unsupported { get; } = new Dictionary<string, string>
    {
        ["chain"] = "not supported: let the task submit the next one",
        ["chord"] = "not supported: let the last task submit the next one",
        ["group_id"] = "not supported: there are no groups",
        ["group_index"] = "not supported: there are no groups",
        ["link"] = "not supported: let the task submit the next one",
        ["link_error"] = "not supported: let the task handle its own failure",
        ["soft_time_limit"] = "not supported: let the task watch its cancellation token",
        ["time_limit"] = "not supported: let the task watch its cancellation token, or revoke it with terminate",
    };

    /// <summary>All of them, for "did you mean".</summary>
    public static IReadOnlyList<string> All { get; } = [.. Supported, .. WithoutEffect, .. Unsupported.Keys];
}
