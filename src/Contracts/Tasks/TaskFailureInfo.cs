namespace ActorScheduler.Contracts.Tasks;

/// <summary>How an attempt failed. A failing task is data, so this is text, never an exception object.</summary>
/// <param name="Type">The exception's full type name, or Celery's word for an error of the scheduler's own.</param>
/// <param name="Message">The exception's message.</param>
/// <param name="Traceback">The frames, one per line, as far as they are known.</param>
public sealed record TaskFailureInfo(string Type, string Message, string Traceback)
{
    /// <summary>Celery's name for the failure of a task whose worker process died.</summary>
    public const string WorkerLostType = "WorkerLostError";
}
