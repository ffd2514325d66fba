using System.Text.Json;
using ActorScheduler.Authoring;

namespace DemoApp;

/// <summary>Tasks are public methods with [BackgroundTask]. Their names come from assembly, class and method: <c>demo_app.tasks.test</c>.</summary>
public static partial class Tasks
{
    /// <summary>Takes anything, returns nothing. [Args] and [Kwargs] are Python's <c>*args</c> and <c>**kwargs</c>.</summary>
    [BackgroundTask]
    public static void Test([Args] JsonElement[] args, [Kwargs] IReadOnlyDictionary<string, JsonElement> kwargs, TaskContext context) =>
        DemoLog.Called(context, args.Length, kwargs.Count);

    /// <summary>Returns what it was given. A result is anything that System.Text.Json can write.</summary>
    [BackgroundTask]
    public static object Echo([Args] JsonElement[] args, [Kwargs] IReadOnlyDictionary<string, JsonElement> kwargs) => new { args, kwargs };

    /// <summary>Blocks its thread, as much real code does; that is fine, the thread is its own. The token ends it early.</summary>
    [BackgroundTask]
    public static void Sleep(double seconds, CancellationToken cancellationToken)
    {
        cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(seconds));
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>An exception is the end of a task in FAILURE, with type, message and traceback.</summary>
    [BackgroundTask]
    public static void Fail(string message = "This task always fails.") => throw new InvalidOperationException(message);

    /// <summary>Adds a line to a file, once for each run.</summary>
    [BackgroundTask]
    public static void AppendLine(string path, string line, CancellationToken cancellationToken) => LineFile.Append(path, line, cancellationToken);
}
