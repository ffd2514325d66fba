using System.Text.Json;
using ActorScheduler.Authoring;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Tests.Execution;

namespace ActorScheduler.Node.Tests.Apps;

public sealed class CheckArgumentsTests
{
    public static class Sample
    {
        [BackgroundTask(Name = "two")]
        public static string Two(int userId, string text = "x") => $"{userId}{text}";

        [BackgroundTask(Name = "none")]
        public static void None(TaskContext context, CancellationToken token) => _ = (context, token);

        [BackgroundTask(Name = "named")]
        public static int Named(int a, [Args] IReadOnlyList<JsonElement> rest, int onlyByName = 0) => a + rest.Count + onlyByName;

        [BackgroundTask(Name = "any")]
        public static int Any(int a, [Kwargs] IReadOnlyDictionary<string, JsonElement> rest) => a + rest.Count;
    }

    private static readonly TaskCatalog Catalog = Catalogs.Of(null, typeof(Sample));

    [Theory]
    [InlineData("two", "[1]", "{}")]
    [InlineData("two", "[1, 2]", "{}")]
    [InlineData("two", "null", """{"userId": 1}""")]
    [InlineData("two", "[]", """{"user_id": 1, "text": "a"}""")]
    [InlineData("two", "[1]", """{"text": "a", "text": "b"}""")]
    [InlineData("none", "[]", "null")]
    [InlineData("named", "[1, 2, 3]", """{"only_by_name": 4}""")]
    [InlineData("any", "[1]", """{"b": 1, "c": 2}""")]
    public void What_fits_has_no_errors(string task, string args, string kwargs) => Assert.Empty(Check(task, args, kwargs));

    [Theory]
    [InlineData("two", "[]", "{}", "kwargs.user_id: given nothing; allowed: a value (missing required argument 'user_id')")]
    [InlineData("two", "[1]", """{"tekst": 1}""", "kwargs.tekst: given 1; allowed: user_id, text (unexpected keyword argument 'tekst'). Did you mean 'text'?")]
    [InlineData("two", "[1]", """{"zebra": 1}""", "kwargs.zebra: given 1; allowed: user_id, text (unexpected keyword argument 'zebra')")]
    [InlineData("none", "[]", """{"a": 1}""", "kwargs.a: given 1; allowed: no keyword arguments (unexpected keyword argument 'a')")]
    [InlineData("two", "[1,2,3]", "{}", "args: given [1,2,3]; allowed: at most 2 values (two() takes 2 positional arguments but 3 were given)")]
    [InlineData("none", "[1]", "{}", "args: given [1]; allowed: at most 0 values (none() takes 0 positional arguments but 1 was given)")]
    [InlineData("two", "[1]", """{"user_id": 2}""", "kwargs.user_id: given 2; allowed: one value (got multiple values for argument 'user_id')")]
    [InlineData("two", "[]", """{"user_id": 2, "userId": 2}""", "kwargs.userId: given 2; allowed: one value (got multiple values for argument 'user_id')")]
    [InlineData("two", "{}", """{"user_id": 2}""", "args: given {}; allowed: a JSON array")]
    [InlineData("none", "[]", "[]", "kwargs: given []; allowed: a JSON object")]
    public void What_does_not_fit_is_said_in_the_words_of_Python(string task, string args, string kwargs, string expected) =>
        Assert.Equal(expected, Assert.Single(Check(task, args, kwargs)).ToString());

    [Fact]
    public void All_errors_are_told_at_once() => Assert.Equal(3, Check("two", "{}", """{"a": 1}""").Count);

    private static IReadOnlyList<Contracts.Validation.InputError> Check(string task, string args, string kwargs)
    {
        Assert.True(Catalog.TryGet(task, out var descriptor));
        return descriptor.CheckArguments(Catalogs.Element(args), Catalogs.Element(kwargs));
    }
}
