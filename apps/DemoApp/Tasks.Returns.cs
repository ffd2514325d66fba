using ActorScheduler.Authoring;

namespace DemoApp;

/// <summary>One task for each kind of result, from <c>demo_app.tasks.ret_none</c> to <c>demo_app.tasks.ret_unicode</c>.</summary>
public static partial class Tasks
{
    [BackgroundTask]
    public static object? RetNone() => null;

    [BackgroundTask]
    public static bool RetBool() => true;

    [BackgroundTask]
    public static int RetInt() => 42;

    [BackgroundTask]
    public static double RetFloat() => 1.5;

    [BackgroundTask]
    public static string RetStr() => "hello";

    [BackgroundTask]
    public static object?[] RetList() => [1, "a", null];

    [BackgroundTask]
    public static Dictionary<string, object> RetDict() => new() { ["a"] = 1, ["b"] = new object?[] { true, null } };

    [BackgroundTask]
    public static string RetUnicode() => "你好 😀";
}
