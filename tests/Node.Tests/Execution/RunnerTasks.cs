using System.Text.Json;
using System.Text.Json.Nodes;
using ActorScheduler.Authoring;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Tests.Execution;

public enum Colour
{
    Red,
    Green,
}

public sealed record Point(int X, double Y);

/// <summary>Counts what was disposed of.</summary>
public sealed class Probe : IDisposable
{
    public static AsyncLocal<int> Flowing { get; } = new();

    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}

public sealed class ScopedTasks(Probe probe) : IAsyncDisposable
{
    public static Probe? Last { get; private set; }

    public static bool WasDisposed { get; private set; }

    [BackgroundTask(Name = "scoped")]
    public async Task<bool> Scoped(Probe same, [FromServices] IServiceProvider services)
    {
        (Last, WasDisposed) = (probe, false);
        await Task.Yield();
        return ReferenceEquals(same, probe) && services.GetService(typeof(Probe)) == probe && !probe.IsDisposed;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        WasDisposed = true;
    }
}

public sealed class UnmakableTasks(Uri missing)
{
    [BackgroundTask(Name = "unmakable")]
    public Uri Unmakable() => missing;
}

public sealed class BadTextException : Exception
{
    public override string Message => throw new InvalidOperationException("no text");

    public override string ToString() => throw new InvalidOperationException("no text");
}

public sealed class BadResult
{
    public int Value => throw new InvalidOperationException("the getter threw");
}

/// <summary>Tasks of every shape.</summary>
public static class RunnerTasks
{
    [BackgroundTask(Name = "noop")]
    public static void Noop()
    {
    }

    [BackgroundTask(Name = "sync")]
    public static Point Sync(int x, double y) => new(x, y);

    [BackgroundTask(Name = "task")]
    public static async Task NoValue() => await Task.Yield();

    [BackgroundTask(Name = "task_value")]
    public static async Task<Point> Value(Point point)
    {
        await Task.Delay(1);
        return point with { X = point.X + 1 };
    }

    [BackgroundTask(Name = "value_task")]
    public static async ValueTask NoValueTask() => await Task.Yield();

    [BackgroundTask(Name = "value_task_value")]
    public static async ValueTask<string> ValueTask(string text)
    {
        await Task.Yield();
        return text;
    }

    [BackgroundTask(Name = "null_task")]
    public static Task<int>? NullTask() => null;

    [BackgroundTask(Name = "context")]
    public static object Context(TaskContext context, ILogger logger, CancellationToken token) =>
        new { id = context.TaskId, name = context.Name, attempt = context.Attempt, same = token == context.CancellationToken && logger == context.Logger };

    [BackgroundTask(Name = "nodes")]
    public static object Nodes([Args] JsonArray args, [Kwargs] JsonObject kwargs) => new { args, kwargs };

    [BackgroundTask(Name = "defaults")]
    public static object?[] Defaults(int a = 1, string? b = null, Colour c = Colour.Green, Colour? d = Colour.Green, int? e = 5, decimal f = 1.5m, DateTime g = default) =>
        [a, b, c, d, e, f, g.Ticks];

    [BackgroundTask(Name = "required")]
    public static string Required(string text, Colour colour) => text + colour;

    [BackgroundTask(Name = "throws")]
    public static void Throws() => throw new InvalidOperationException("outer", new FormatException("inner"));

    [BackgroundTask(Name = "throws_async")]
    public static async Task<int> ThrowsAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("later");
    }

    [BackgroundTask(Name = "throws_long")]
    public static void ThrowsLong() => throw new InvalidOperationException(string.Concat(Enumerable.Repeat("你😀", 20_000)));

    [BackgroundTask(Name = "throws_unreadable")]
    public static void ThrowsUnreadable() => throw new BadTextException();

    [BackgroundTask(Name = "retry")]
    public static void Retry(double? countdown = null, bool withCause = false) => throw new RetryTaskException(
        countdown is { } seconds ? TimeSpan.FromSeconds(seconds) : null, "again", withCause ? new TimeoutException("slow") : null);

    [BackgroundTask(Name = "retry_in_wait")]
    public static void RetryInWait() => Task.Run(static () => throw new RetryTaskException(TimeSpan.FromSeconds(1))).Wait();

    [BackgroundTask(Name = "waits_for_cancel")]
    public static async Task WaitsForCancel(CancellationToken token) => await Task.Delay(Timeout.Infinite, token);

    [BackgroundTask(Name = "blocks_for_cancel")]
    public static void BlocksForCancel(CancellationToken token) => Task.Delay(Timeout.Infinite, token).Wait(CancellationToken.None);

    [BackgroundTask(Name = "cancels_itself")]
    public static void CancelsItself() => throw new OperationCanceledException("on its own");

    [BackgroundTask(Name = "large")]
    public static string Large(int size) => new('x', size);

    [BackgroundTask(Name = "bad_result")]
    public static object BadResult() => new BadResult();

    [BackgroundTask(Name = "nan")]
    public static double NotANumber() => double.NaN;

    [BackgroundTask(Name = "cycle")]
    public static object Cycle()
    {
        var list = new List<object>();
        list.Add(list);
        return list;
    }

    [BackgroundTask(Name = "numbers")]
    public static object?[] Numbers() => [1, 1.0, 1f, 0.1f, 1m, 1.10m, 1e20, 1e300, -0.0, 1L, new[] { 2.0 }, Colour.Red, JsonElement.Parse("1.0")];

    [BackgroundTask(Name = "sync_over_async")]
    public static string SyncOverAsync() => WhereAfterAwait().Result;

    [BackgroundTask(Name = "async_void_in_sync")]
    public static void AsyncVoidInSync() => ThrowLater();

    [BackgroundTask(Name = "async_void_in_async")]
    public static async Task AsyncVoidInAsync()
    {
        ThrowLater();
        await Task.Yield();
    }

    [BackgroundTask(Name = "leaks")]
    public static int Leaks()
    {
        var before = Probe.Flowing.Value;
        Probe.Flowing.Value = 7;
        System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("");
        return before;
    }

    private static async Task<string> WhereAfterAwait()
    {
        await Task.Yield();
        return $"{Thread.CurrentThread.Name?.Split('-')[0]} {Thread.CurrentThread.IsThreadPoolThread}";
    }

    private static async void ThrowLater()
    {
        await Task.Yield();
        throw new InvalidOperationException("from async void");
    }
}
