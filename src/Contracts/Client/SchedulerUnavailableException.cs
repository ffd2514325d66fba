namespace ActorScheduler.Contracts.Client;

/// <summary>No answer is possible now: the journal cannot write, or the task is moving to another node. Over HTTP: 503 with Retry-After.</summary>
public sealed class SchedulerUnavailableException : Exception
{
    /// <summary>Says what is unavailable and why, in words for the caller.</summary>
    public SchedulerUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>What is for the log alone: paths, hosts, what the database said. Null if there is no more to say.</summary>
    public string? Detail { get; init; }

    /// <summary>How long a caller should wait before it asks again, with the same id.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}
