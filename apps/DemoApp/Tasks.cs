using System.Text.Json;
using ActorScheduler.Authoring;

namespace DemoApp;

/// <summary>
/// A task is a public method with [BackgroundTask]. Its name is made of assembly, class and method: this <see cref="Test"/> is submitted as
/// <c>demo_app.tasks.test</c>.
/// </summary>
public static partial class Tasks
{
    /// <summary>Accepts any arguments and returns nothing. [Args] and [Kwargs] are Python's <c>*args</c> and <c>**kwargs</c>.</summary>
    [BackgroundTask]
    public static void Test([Args] JsonElement[] args, [Kwargs] IReadOnlyDictionary<string, JsonElement> kwargs, TaskContext context) =>
        DemoLog.Called(context, args.Length, kwargs.Count);

    /// <summary>Returns what it was given. A result is anything that System.Text.Json can write.</summary>
    [BackgroundTask]
    public static object Echo([Args] JsonElement[] args, [Kwargs] IReadOnlyDictionary<string, JsonElement> kwargs) => new { args, kwargs };

    /// <summary>Blocks its thread, as much real code does. That is fine: each run has a thread of its own. The token ends it early.</summary>
    [BackgroundTask]
    public static void Sleep(double seconds, CancellationToken cancellationToken)
    {
        cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(seconds));
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>An exception ends the task in FAILURE, with its type, message and traceback.</summary>
    [BackgroundTask]
    public static void Fail(string message = "This task always fails.") => throw new InvalidOperationException(message);
}
