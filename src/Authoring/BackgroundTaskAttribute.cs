namespace ActorScheduler.Authoring;

/// <summary>Makes a public method of a public class a task that can be submitted by name.</summary>
/// <remarks>
/// <para>The method is static, or it is an instance method of a class that is created from the app's services for each run. It returns nothing, a value,
/// or a <see cref="Task"/> or <see cref="ValueTask"/> with or without a value. The value is anything that System.Text.Json can write.</para>
/// <para>A parameter is filled from <c>kwargs</c> by its name or by that name in snake case (<c>userId</c> from <c>userId</c> or <c>user_id</c>), or from
/// <c>args</c> by position; one with a default value may be left out. <see cref="TaskContext"/>, <see cref="CancellationToken"/>, a logger and registered
/// services are injected. See <see cref="ArgsAttribute"/>, <see cref="KwargsAttribute"/> and <see cref="FromServicesAttribute"/>.</para>
/// <para>Each run has a thread of its own, so its code may block. After an await, an async task continues on that thread, as in a desktop application: it
/// must await its own async calls and not block on them (<c>.Result</c>, <c>.Wait()</c>). A task that is not async may block on them.</para>
/// <para>A value that is out of range is reported when the server starts, together with everything else that is wrong with the app.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class BackgroundTaskAttribute : Attribute
{
    /// <summary>The name by which the task is submitted, as Celery's <c>name</c>: 1 to 200 letters, digits, <c>_</c>, <c>.</c> and <c>-</c>, not starting
    /// with <c>celery.</c>. If it is not set, <see cref="TaskNames.Default"/> makes one from assembly, class and method.</summary>
    public string? Name { get; set; }

    /// <summary>What happens if the process dies while the task runs. By default the task runs again.</summary>
    public Delivery Delivery { get; set; } = Delivery.AtLeastOnce;

    /// <summary>The queue from which nodes take the task, as Celery's <c>queue</c>: 1 to 200 characters that can be printed. A call that names one goes before it. If
    /// it is not set, <c>Scheduler:TaskRoutes</c> chooses.</summary>
    public string? Queue { get; set; }

    /// <summary>How many times the task runs again after it threw, as Celery's <c>max_retries</c>: 0 or more. With the default of 0 the first exception is
    /// final.</summary>
    public int MaxRetries { get; set; }

    /// <summary>The delay before the first retry in seconds, doubled for each further one, as Celery's <c>retry_backoff</c>: 0 or more. The default is
    /// 1.</summary>
    public double RetryBackoffSeconds { get; set; } = 1;

    /// <summary>The longest delay between two attempts in seconds, as Celery's <c>retry_backoff_max</c>: at least <see cref="RetryBackoffSeconds"/> and at
    /// most a year. The default is 600, as in Celery.</summary>
    public double RetryBackoffMaxSeconds { get; set; } = 600;
}
