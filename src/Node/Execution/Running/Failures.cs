using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Node.Execution.Running;

/// <summary>Turns what a task threw into an outcome.</summary>
internal static class Failures
{
    private const int MessageLimit = 4 * 1024;
    private const int TracebackLimit = 16 * 1024;

    /// <summary>The outcome of a run that threw.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="duration">How long the run took.</param>
    /// <param name="cancelled">True if the run's token was cancelled.</param>
    public static RunOutcome Of(Exception error, TimeSpan duration, bool cancelled)
    {
        var cause = Unwrap(error);
        if (cancelled && cause is OperationCanceledException)
            return new RunOutcome.Cancelled(duration);
        if (cause is not RetryTaskException retry)
            return Describe(error, duration, null);
        return Describe(retry.InnerException ?? retry, duration, new RetryRequest(retry.Countdown));
    }

    /// <summary>The outcome of a run whose task is not registered.</summary>
    public static RunOutcome.Failed NotRegistered(string name, IReadOnlyList<string> suggestions) =>
        new(RunOutcome.Failed.NotRegistered, BoundedText.Cut(name, MessageLimit),
            BoundedText.Cut($"{RunOutcome.Failed.NotRegistered}: '{name}'.{NearNames.Question(suggestions)}", TracebackLimit), TimeSpan.Zero);

    // Code that blocks on an async call gets its exception wrapped.
    private static Exception Unwrap(Exception error)
    {
        while (error is AggregateException { InnerExceptions: [var only] })
            error = only;
        return error;
    }

    private static RunOutcome.Failed Describe(Exception error, TimeSpan duration, RetryRequest? retry)
    {
        var type = error.GetType().FullName ?? error.GetType().Name;
        return new RunOutcome.Failed(
            type,
            BoundedText.Cut(Text(type, () => error.Message), MessageLimit),
            BoundedText.Cut(Text(type, error.ToString), TracebackLimit),
            duration,
            retry);
    }

    // Message and ToString of an exception are user code too: they may throw or return null.
    private static string Text(string type, Func<string?> read)
    {
        try
        {
            return read() ?? "";
        }
        catch (Exception error)
        {
            return $"{type} (its text cannot be read: {error.GetType().FullName})";
        }
    }
}
