namespace ActorScheduler.Node.Execution.Running;

/// <summary>How a run ended: it succeeded, failed or was cancelled, and nothing else.</summary>
internal abstract record RunOutcome
{
    private RunOutcome(TimeSpan duration) => Duration = duration;

    /// <summary>How long the run took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The task ended without an exception.</summary>
    /// <param name="ResultJson">What it returned, as JSON in UTF-8; the JSON <c>null</c> if it returned nothing.</param>
    /// <param name="Duration">How long it took.</param>
    public sealed record Succeeded(ReadOnlyMemory<byte> ResultJson, TimeSpan Duration) : RunOutcome(Duration);

    /// <summary>The task threw, or could not be called, or its result cannot be stored.</summary>
    /// <param name="ExceptionType">The full name of the exception's type; <see cref="NotRegistered"/> for an unknown task.</param>
    /// <param name="Message">Its message, at most 4 kB in UTF-8.</param>
    /// <param name="Traceback">The exception with its inner ones and their stack traces, at most 16 kB in UTF-8.</param>
    /// <param name="Duration">How long it took.</param>
    /// <param name="Retry">Set if the task asked to be run again.</param>
    public sealed record Failed(string ExceptionType, string Message, string Traceback, TimeSpan Duration, RetryRequest? Retry = null)
        : RunOutcome(Duration)
    {
        /// <summary>Celery's word for a task that is not registered; the message is its name.</summary>
        public const string NotRegistered = "NotRegistered";
    }

    /// <summary>The run's token was cancelled before it began, or the task heeded it.</summary>
    /// <param name="Duration">How long it took; zero if it did not begin.</param>
    public sealed record Cancelled(TimeSpan Duration) : RunOutcome(Duration);
}
