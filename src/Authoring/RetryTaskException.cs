namespace ActorScheduler.Authoring;

/// <summary>Thrown by a task that wants to run again later, like Celery's <c>self.retry(...)</c>.</summary>
/// <remarks>It counts against <see cref="BackgroundTaskAttribute.MaxRetries"/>. If no retry is left, the task fails with the inner exception, as in
/// Celery, or with this one if there is none.</remarks>
public sealed class RetryTaskException : Exception
{
    private const string DefaultMessage = "The task asked to be retried.";

    /// <summary>Asks for a retry after the task's own backoff.</summary>
    public RetryTaskException() : this(countdown: null)
    {
    }

    /// <summary>Asks for a retry after the task's own backoff.</summary>
    /// <param name="message">Why.</param>
    public RetryTaskException(string message) : this(countdown: null, message)
    {
    }

    /// <summary>Asks for a retry after the task's own backoff.</summary>
    /// <param name="message">Why.</param>
    /// <param name="innerException">What went wrong in this run.</param>
    public RetryTaskException(string message, Exception innerException) : this(null, message, innerException)
    {
    }

    /// <summary>Asks for a retry.</summary>
    /// <param name="countdown">How long to wait, zero or more; <c>null</c>: the task's own backoff.</param>
    /// <param name="message">Why; <c>null</c>: the message of <paramref name="inner"/>, or a general one.</param>
    /// <param name="inner">What went wrong in this run.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="countdown"/> is negative.</exception>
    public RetryTaskException(TimeSpan? countdown, string? message = null, Exception? inner = null)
        : base(message ?? inner?.Message ?? DefaultMessage, inner)
    {
        if (countdown < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(countdown), countdown, "A countdown is zero or more.");
        Countdown = countdown;
    }

    /// <summary>How long to wait before the next attempt; <c>null</c>: the task's own backoff.</summary>
    public TimeSpan? Countdown { get; }
}
