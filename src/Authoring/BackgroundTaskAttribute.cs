namespace ActorScheduler.Authoring;

/// <summary>Makes a public method of a public class a task that can be submitted by name.</summary>
/// <remarks>
/// <para>The method is static, or an instance method of a class that is created for each run from the app's services. It returns nothing, a value, a
/// <see cref="Task"/> or a <see cref="ValueTask"/> with or without a value; the value is whatever System.Text.Json can write.</para>
/// <para>A parameter is filled from <c>kwargs</c> by its own name or that name in snake case (<c>userId</c> from <c>userId</c> or <c>user_id</c>), or from
/// <c>args</c> by position; one with a default value may be left out. <see cref="TaskContext"/>, <see cref="CancellationToken"/>, a logger and registered
/// services are injected. See <see cref="ArgsAttribute"/>, <see cref="KwargsAttribute"/> and <see cref="FromServicesAttribute"/>.</para>
/// <para>A run has a thread of its own, so its code may block. The awaits of an async task come back to that thread: as in a desktop application, it must
/// not block on its own async calls (<c>.Result</c>, <c>.Wait()</c>) but await them. A task that is not async may do so.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class BackgroundTaskAttribute : Attribute
{
    /// <summary>The name by which the task is submitted, as Celery's <c>name</c>: 1 to 200 letters, digits, <c>_</c>, <c>.</c> and <c>-</c>, not beginning
    /// with <c>celery.</c>. Not set: the one that <see cref="TaskNames.Default"/> makes from assembly, class and method.</summary>
    public string? Name { get; set; }

    /// <summary>What happens when the process dies while the task runs. Default: it is run again.</summary>
    public Delivery Delivery { get; set; } = Delivery.AtLeastOnce;

    /// <summary>How many times the task is run again after it threw, as Celery's <c>max_retries</c>: 0 or more. Default 0: the first exception is final.</summary>
    public int MaxRetries { get; set; }

    /// <summary>Seconds before the first retry, doubled for each further one, as Celery's <c>retry_backoff</c>: 0 or more. Default 1.</summary>
    public double RetryBackoffSeconds { get; set; } = 1;

    /// <summary>The longest delay between two attempts in seconds, as Celery's <c>retry_backoff_max</c>: not less than
    /// <see cref="RetryBackoffSeconds"/>, at most a year. Default 600, which is Celery's.</summary>
    public double RetryBackoffMaxSeconds { get; set; } = 600;
}
