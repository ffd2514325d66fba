using System.Globalization;
using System.Text.Json;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Calls;

/// <summary>How failed attempts of one call are repeated, where that is to be otherwise than its task says. The names are those of Celery's <c>Task</c>.</summary>
/// <param name="MaxRetries"><c>max_retries</c>: how many attempts follow the first one.</param>
/// <param name="Backoff"><c>retry_backoff</c>: the delay before the first retry, doubled for each further one.</param>
/// <param name="BackoffMax"><c>retry_backoff_max</c>: the longest delay.</param>
internal sealed record RetryOptions(int? MaxRetries, TimeSpan? Backoff, TimeSpan? BackoffMax)
{
    // As for the attribute of a task.
    private const double LongestBackoff = 366 * 86_400;

    /// <summary>The task says it all.</summary>
    public static RetryOptions None { get; } = new(null, null, null);

    /// <summary>Equal for options that mean the same; empty if there are none.</summary>
    public string Meaning => this == None ? "" : string.Create(CultureInfo.InvariantCulture, $"retry {MaxRetries} {Backoff?.Ticks} {BackoffMax?.Ticks}");

    /// <summary>Reads them; what is wrong goes to the fields' errors.</summary>
    public static RetryOptions Read(JsonFields options)
    {
        const string CountAllowed = "a whole number of retries, 0 to 2147483647";
        int? most = null;
        if (options.Value("max_retries", JsonValueKind.Number, CountAllowed) is { } count)
        {
            if (count.TryGetDouble(out var number) && number is >= 0 and <= int.MaxValue && Math.Floor(number) == number)
                most = (int)number;
            else
                options.Wrong("max_retries", CountAllowed);
        }

        var (backoff, longest) = (Seconds(options, "retry_backoff"), Seconds(options, "retry_backoff_max"));
        if (backoff > longest)
            options.Wrong("retry_backoff_max", "at least retry_backoff");
        return most is null && backoff is null && longest is null ? None : new RetryOptions(most, backoff, longest);
    }

    /// <summary>The policy of a call of a task.</summary>
    public RetryPolicy Of(RetryPolicy task)
    {
        if (this == None)
            return task;
        var backoff = Backoff ?? task.Backoff;
        var longest = BackoffMax ?? task.BackoffMax;
        return new RetryPolicy(MaxRetries ?? task.MaxRetries, backoff, longest > backoff ? longest : backoff);
    }

    private static TimeSpan? Seconds(JsonFields options, string name)
    {
        var allowed = string.Create(CultureInfo.InvariantCulture, $"a number of seconds, 0 to {LongestBackoff}");
        if (options.Value(name, JsonValueKind.Number, allowed) is not { } value)
            return null;
        if (value.TryGetDouble(out var seconds) && seconds is >= 0 and <= LongestBackoff)
            return TimeSpan.FromMicroseconds(Math.Round(seconds * 1e6));
        options.Wrong(name, allowed);
        return null;
    }
}
