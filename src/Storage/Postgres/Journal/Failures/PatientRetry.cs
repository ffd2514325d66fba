using Polly;
using Polly.Retry;

namespace ActorScheduler.Storage.Postgres.Journal.Failures;

/// <summary>Tries work again for a bounded time, with growing and jittered pauses.</summary>
internal sealed class PatientRetry
{
    private static readonly ResiliencePropertyKey<long> Began = new("began");

    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _pipeline;

    /// <summary>A retry.</summary>
    /// <param name="patience">No attempt begins later than this after the first.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isTransient">Whether a failure may be over at the next attempt.</param>
    /// <param name="onRetry">Told of each failure that is followed by another attempt, and how much of the patience is left.</param>
    internal PatientRetry(TimeSpan patience, TimeProvider time, Func<Exception, bool> isTransient, Action<Exception, TimeSpan> onRetry)
    {
        _time = time;
        TimeSpan Left(ResilienceContext context) => patience - time.GetElapsedTime(context.Properties.GetValue(Began, 0));
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            Delay = TimeSpan.FromMilliseconds(20),
            MaxDelay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = attempt => ValueTask.FromResult(
                attempt.Outcome.Exception is { } e && isTransient(e) && Left(attempt.Context) > TimeSpan.Zero),
            OnRetry = attempt =>
            {
                onRetry(attempt.Outcome.Exception!, Left(attempt.Context));
                return default;
            },
        }).Build();
    }

    /// <summary>Runs work until it succeeds, fails for good or the patience is used up; then its last exception is thrown.</summary>
    internal T Execute<T>(Func<T> work)
    {
        var context = ResilienceContextPool.Shared.Get();
        try
        {
            context.Properties.Set(Began, _time.GetTimestamp());
            return _pipeline.Execute(static (_, run) => run(), context, work);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
