namespace ActorScheduler.Contracts.Client;

/// <summary>No answer could be had: the journal cannot write, or the task's node is moving. Over HTTP: 503 with Retry-After.</summary>
public sealed class SchedulerUnavailableException : Exception
{
    /// <summary>Says what is unavailable and why, for the caller to read.</summary>
    public SchedulerUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>How long a caller should wait before it asks again, with the same id.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}
