using ActorScheduler.Authoring;

namespace DemoApp;

/// <summary>One task for each kind of result, from <c>demo_app.tasks.ret_none</c> to <c>demo_app.tasks.ret_unicode</c>.</summary>
public static partial class Tasks
{
    /// <summary>Returns <c>null</c>, which Python shows as None.</summary>
    [BackgroundTask]
    public static object? RetNone() => null;

    /// <summary>Returns a boolean.</summary>
    [BackgroundTask]
    public static bool RetBool() => true;

    /// <summary>Returns an integer.</summary>
    [BackgroundTask]
    public static int RetInt() => 42;

    /// <summary>Returns a number with a fraction.</summary>
    [BackgroundTask]
    public static double RetFloat() => 1.5;

    /// <summary>Returns a string.</summary>
    [BackgroundTask]
    public static string RetStr() => "hello";

    /// <summary>Returns a list of mixed values.</summary>
    [BackgroundTask]
    public static object?[] RetList() => [1, "a", null];

    /// <summary>Returns a dictionary with a list in it.</summary>
    [BackgroundTask]
    public static Dictionary<string, object> RetDict() => new() { ["a"] = 1, ["b"] = new object?[] { true, null } };

    /// <summary>Returns a string with characters outside ASCII and outside the first plane of Unicode.</summary>
    [BackgroundTask]
    public static string RetUnicode() => "你好 😀";
}
