using ActorScheduler.Node.Apps.Discovery;
using ActorScheduler.Node.Tests.Execution;

namespace ActorScheduler.Node.Tests.Apps;

public sealed class BrokenAppTests
{
    private static readonly Lazy<IReadOnlyList<string>> Problems = new(() =>
        Catalogs.Problems(() => TaskDiscovery.Discover([Catalogs.TestApp("BrokenApp")], AppContext.BaseDirectory)));

    public static TheoryData<string, string> Rules => new()
    {
        { "BrokenTasks.NotPublic()", "is not public; make it public." },
        { "BrokenTasks.Generic(T value)", "is generic, and nobody says of which type; give it parameters of fixed types." },
        { "BrokenTasks.ByRef(ref int value)", "parameter 'value' is ref int; a task takes values only: no ref, out, in, pointer or span." },
        { "BrokenTasks.ByOut(ref int value)", "parameter 'value' is ref int; a task takes values only: no ref, out, in, pointer or span." },
        { "BrokenTasks.Pointer(int* value)", "parameter 'value' is int*; a task takes values only: no ref, out, in, pointer or span." },
        { "BrokenTasks.Span(ReadOnlySpan<byte> value)", "parameter 'value' is ReadOnlySpan<byte>; a task takes values only: no ref, out, in, pointer or span." },
        { "BrokenTasks.AsyncVoid()", "is async void, so its end cannot be awaited; return Task." },
        { "BrokenTasks.ReturnsSpan()", "returns Span<byte>, which cannot be carried as JSON; return a value." },
        { "BrokenTasks.BadName()", "the task name 'has a space' is not allowed; set Name to 1 to 200 letters, digits, '_', '.' and '-'." },
        { "BrokenTasks.Reserved()", "the task name 'celery.mine' begins with 'celery.', which is reserved; choose another Name." },
        { "BrokenTasks.WrongArgs(string args)", "parameter 'args' is marked [Args] but is string; make it IReadOnlyList<JsonElement>, JsonElement[] or JsonArray." },
        { "BrokenTasks.WrongKwargs(string kwargs)", "parameter 'kwargs' is marked [Kwargs] but is string; make it IReadOnlyDictionary<string, JsonElement>, Dictionary<string, JsonElement> or JsonObject." },
        { "BrokenTasks.ArgsTwice(JsonElement[] one, JsonElement[] two)", "parameters 'one' and 'two' are marked [Args]; keep one." },
        { "BrokenTasks.KwargsTwice(Dictionary<string, JsonElement> one, Dictionary<string, JsonElement> two)", "parameters 'one' and 'two' are marked [Kwargs]; keep one." },
        { "BrokenTasks.BothMarks(JsonElement[] both)", "parameter 'both' is marked [Args] and [Kwargs]; keep one of the two." },
        { "BrokenTasks.SameParameter(int userId, int user_id)", "parameters 'userId' and 'user_id' are both given as 'user_id'; rename one." },
        { "BrokenTasks.Forgotten(IForgotten service)", "parameter 'service' is IForgotten, neither a registered service nor readable from JSON; register it in ConfigureServices of an ITaskApp, or take another type." },
        { "BrokenTasks.BadRetries()", "MaxRetries is -1; set it to 0 or more." },
        { "BrokenTasks.BadBackoff()", "RetryBackoffSeconds is NaN; set it to 0 to 31622400." },
        { "BrokenTasks.BadBackoffMax()", "RetryBackoffMaxSeconds is 5; set it to RetryBackoffSeconds (10) to 31622400." },
        { "BrokenTasks.BadDelivery()", "Delivery is 7; set it to AtLeastOnce or AtMostOnce." },
        { "HiddenClass.InHiddenClass()", "its class HiddenClass is not public; make the class, and those around it, public." },
        { "GenericClass`1.InGenericClass()", "is in a generic class, and nobody says of which type; move it to a class that is not." },
        { "AbstractClass.InAbstractClass()", "is an instance method of an abstract class; make it static or the class concrete." },
        { "SomeStruct.InStruct()", "is not in a class; move it to a public class." },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_broken_rule_names_the_method_and_what_to_do(string method, string rule) =>
        Assert.Contains($"BrokenApp: BrokenApp.{method}: {rule}", Problems.Value);

    [Fact]
    public void Two_methods_of_one_name_are_both_named() => Assert.Contains(
        "BrokenApp: BrokenApp.BrokenTasks.FirstOfTwo() and BrokenApp: BrokenApp.BrokenTasks.SecondOfTwo(): have the same task name 'same'; set Name on one of them.",
        Problems.Value);

    [Fact]
    public void Nothing_else_is_wrong_with_it() =>
        Assert.True(Problems.Value.Count == Rules.Count + 2, string.Join('\n', Problems.Value));
}
