namespace ActorScheduler.Contracts.Tasks;

/// <summary>
/// How often and when a failed attempt is repeated, with Celery's meaning of <c>max_retries</c>, <c>retry_backoff</c>
/// and <c>retry_backoff_max</c>. It is stored with the task, so that a later release of its app does not change it.
/// </summary>
/// <param name="MaxRetries">Attempts after the first one; 0 = a failure is final.</param>
/// <param name="Backoff">The delay before the first retry; doubled for each further one.</param>
/// <param name="BackoffMax">The longest delay.</param>
public sealed record RetryPolicy(int MaxRetries, TimeSpan Backoff, TimeSpan BackoffMax)
{
    private const int LargestShift = 30;

    /// <summary>A failure is final.</summary>
    public static RetryPolicy None { get; } = new(0, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(600));

    /// <summary>The delay before a retry.</summary>
    /// <param name="retries">How many retries there were before this one; 0 for the first.</param>
    /// <param name="jitter">0..1: how much of the delay is removed at random, so that tasks that failed together do
    /// not come back together (Celery's <c>retry_jitter</c> removes any part of it; here it is at most half).</param>
    public TimeSpan DelayBefore(int retries, double jitter)
    {
        var factor = 1L << Math.Min(retries, LargestShift);
        var full = Math.Min(Backoff.TotalSeconds * factor, BackoffMax.TotalSeconds);
        return TimeSpan.FromSeconds(full * (1 - (Math.Clamp(jitter, 0, 1) / 2)));
    }
}
