namespace ActorScheduler.Contracts.Tasks;

/// <summary>Questions about a <see cref="TaskPhase"/>, and its name on the wire.</summary>
public static class TaskPhases
{
    /// <summary>True for SUCCESS, FAILURE and REVOKED: nothing more happens to the task.</summary>
    public static bool IsFinal(this TaskPhase phase) => phase is TaskPhase.Success or TaskPhase.Failure or TaskPhase.Revoked;

    /// <summary>True for PENDING and RETRY: the task waits for its next attempt.</summary>
    public static bool IsWaiting(this TaskPhase phase) => phase is TaskPhase.Pending or TaskPhase.Retry;

    /// <summary>Celery's name of the state: <c>PENDING</c>, <c>STARTED</c>, …</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not a phase.</exception>
    public static string ToCelery(this TaskPhase phase) => phase switch
    {
        TaskPhase.Unknown => "UNKNOWN",
        TaskPhase.Pending => "PENDING",
        TaskPhase.Started => "STARTED",
        TaskPhase.Retry => "RETRY",
        TaskPhase.Success => "SUCCESS",
        TaskPhase.Failure => "FAILURE",
        TaskPhase.Revoked => "REVOKED",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "not a task phase"),
    };

    /// <summary>Reads Celery's name of a state; RECEIVED is Celery's word for a PENDING task that a worker holds.</summary>
    /// <returns>False for any other text.</returns>
    public static bool TryParseCelery(string text, out TaskPhase phase)
    {
        phase = text switch
        {
            "PENDING" or "RECEIVED" => TaskPhase.Pending,
            "STARTED" => TaskPhase.Started,
            "RETRY" => TaskPhase.Retry,
            "SUCCESS" => TaskPhase.Success,
            "FAILURE" => TaskPhase.Failure,
            "REVOKED" => TaskPhase.Revoked,
            _ => TaskPhase.Unknown,
        };
        return phase != TaskPhase.Unknown;
    }
}
