using ActorScheduler.Authoring;

namespace DemoApp;

/// <summary>Tasks that do not succeed at the first attempt.</summary>
public static class Retries
{
    /// <summary>Throws until the given attempt. After each exception it runs again, at most five times, after 0.2 s, 0.4 s, 0.8 s and so on.</summary>
    [BackgroundTask(MaxRetries = 5, RetryBackoffSeconds = 0.2)]
    public static int Flaky(TaskContext context, int succeedOn = 3) =>
        context.Attempt >= succeedOn ? context.Attempt : throw new TimeoutException($"Attempt {context.Attempt} of {succeedOn} failed.");

    /// <summary>Chooses when it runs again, like Celery's <c>self.retry(countdown=…)</c>.</summary>
    [BackgroundTask(MaxRetries = 5)]
    public static int AskAgain(TaskContext context, int succeedOn = 2, double countdown = 0.2) =>
        context.Attempt >= succeedOn ? context.Attempt : throw new RetryTaskException(TimeSpan.FromSeconds(countdown), "Not yet.");

    /// <summary>Must never run twice: if its process dies, it fails instead of running again.</summary>
    [BackgroundTask(Delivery = Delivery.AtMostOnce)]
    public static void SleepOnce(double seconds, CancellationToken cancellationToken) => Tasks.Sleep(seconds, cancellationToken);
}
