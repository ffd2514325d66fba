using ActorScheduler.Authoring;

namespace DemoApp;

/// <summary>Tasks that do not succeed at once.</summary>
public static class Retries
{
    /// <summary>Fails until the given attempt. After an exception it is run again, at most five times, 0.2 s, 0.4 s, 0.8 s … later.</summary>
    [BackgroundTask(MaxRetries = 5, RetryBackoffSeconds = 0.2)]
    public static int Flaky(TaskContext context, int succeedOn = 3) =>
        context.Attempt >= succeedOn ? context.Attempt : throw new TimeoutException($"Attempt {context.Attempt} of {succeedOn} failed.");

    /// <summary>Says itself when it wants to be run again, as Celery's <c>self.retry(countdown=…)</c>.</summary>
    [BackgroundTask(MaxRetries = 5)]
    public static int AskAgain(TaskContext context, int succeedOn = 2, double countdown = 0.2) =>
        context.Attempt >= succeedOn ? context.Attempt : throw new RetryTaskException(TimeSpan.FromSeconds(countdown), "Not yet.");

    /// <summary>Must never run twice, so when its worker dies it fails instead.</summary>
    [BackgroundTask(Delivery = Delivery.AtMostOnce)]
    public static void SleepOnce(double seconds, CancellationToken cancellationToken) => Tasks.Sleep(seconds, cancellationToken);
}
