using System.Text.Json;
using ActorScheduler.Authoring;

namespace BrokenApp;

public interface IForgotten
{
    void Work();
}

public static class BrokenTasks
{
    [BackgroundTask]
    internal static void NotPublic()
    {
    }

    [BackgroundTask]
    public static void Generic<T>(T value) => _ = value;

    [BackgroundTask]
    public static void ByRef(ref int value) => value++;

    [BackgroundTask]
    public static void ByOut(out int value) => value = 1;

    [BackgroundTask]
    public static unsafe void Pointer(int* value) => _ = *value;

    [BackgroundTask]
    public static void Span(ReadOnlySpan<byte> value) => _ = value.Length;

    [BackgroundTask]
    public static async void AsyncVoid() => await Task.Yield();

    [BackgroundTask]
    public static Span<byte> ReturnsSpan() => default;

    [BackgroundTask(Name = "has a space")]
    public static void BadName()
    {
    }

    [BackgroundTask(Name = "celery.mine")]
    public static void Reserved()
    {
    }

    [BackgroundTask(Name = "same")]
    public static void FirstOfTwo()
    {
    }

    [BackgroundTask(Name = "same")]
    public static void SecondOfTwo()
    {
    }

    [BackgroundTask]
    public static void WrongArgs([Args] string args) => _ = args;

    [BackgroundTask]
    public static void WrongKwargs([Kwargs] string kwargs) => _ = kwargs;

    [BackgroundTask]
    public static void ArgsTwice([Args] JsonElement[] one, [Args] JsonElement[] two) => _ = (one, two);

    [BackgroundTask]
    public static void KwargsTwice([Kwargs] Dictionary<string, JsonElement> one, [Kwargs] Dictionary<string, JsonElement> two) => _ = (one, two);

    [BackgroundTask]
    public static void BothMarks([Args, Kwargs] JsonElement[] both) => _ = both;

    [BackgroundTask]
    public static void SameParameter(int userId, int user_id) => _ = userId + user_id;

    [BackgroundTask]
    public static void Forgotten(IForgotten service) => service.Work();

    [BackgroundTask(MaxRetries = -1)]
    public static void BadRetries()
    {
    }

    [BackgroundTask(RetryBackoffSeconds = double.NaN)]
    public static void BadBackoff()
    {
    }

    [BackgroundTask(RetryBackoffSeconds = 10, RetryBackoffMaxSeconds = 5)]
    public static void BadBackoffMax()
    {
    }

    [BackgroundTask(Delivery = (Delivery)7)]
    public static void BadDelivery()
    {
    }
}

internal static class HiddenClass
{
    [BackgroundTask]
    public static void InHiddenClass()
    {
    }
}

public static class GenericClass<T>
{
    [BackgroundTask]
    public static string InGenericClass() => typeof(T).Name;
}

public abstract class AbstractClass
{
    [BackgroundTask]
    public void InAbstractClass()
    {
    }
}

public struct SomeStruct
{
    [BackgroundTask]
    public static void InStruct()
    {
    }
}
