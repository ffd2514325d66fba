using System.Text.Json;
using ActorScheduler.Authoring;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Execution.Running;
using ActorScheduler.Node.Tests.Execution;
using CsCheck;

namespace ActorScheduler.Node.Tests.Apps;

public sealed class BindingPropertyTests
{
    public static class Sample
    {
        [BackgroundTask(Name = "five")]
        public static object?[] Five(long a, string bText, bool c, double? dNumber, int[] e) => [a, bText, c, dNumber, e];

        [BackgroundTask(Name = "rest")]
        public static object Rest(JsonElement first, [Args] JsonElement[] args, [Kwargs] IReadOnlyDictionary<string, JsonElement> kwargs) => new { first, args, kwargs };
    }

    private static readonly string[] Own = ["a", "bText", "c", "dNumber", "e"];
    private static readonly string[] Snake = ["a", "b_text", "c", "d_number", "e"];
    private static readonly TaskCatalog Catalog = Catalogs.Of(null, typeof(Sample));
    private static readonly TaskRunner Runner = Catalogs.Runner(Catalog);

    private static readonly Gen<object?[]> Values = Gen.Select(
        Gen.Long, Gen.String, Gen.Bool, Gen.Double[-1e9, 1e9].Nullable(), Gen.Int.Array[0, 5],
        static (a, b, c, d, e) => new object?[] { a, Printable(b), c, d, e });

    [Fact]
    public void Every_way_to_give_the_same_arguments_gives_the_same_values() =>
        Gen.Select(Values, Gen.Int[0, 5], Gen.Bool.Array[5]).Sample(static (values, positional, snake) =>
        {
            var kwargs = new Dictionary<string, object?>();
            for (var i = positional; i < values.Length; i++)
                kwargs[snake[i] ? Snake[i] : Own[i]] = values[i];
            var outcome = Runner.Run("five", Text(values[..positional]), Text(kwargs));

            return SameJson(Text(values), Catalogs.Json(outcome));
        });

    [Fact]
    public void Any_one_argument_left_out_is_missed_by_its_name() =>
        Gen.Select(Values, Gen.Int[0, 4]).Sample(static (values, left) =>
        {
            var kwargs = Enumerable.Range(0, 5).Where(i => i != left).ToDictionary(static i => Snake[i], i => values[i]);
            Assert.True(Catalog.TryGet("five", out var task));
            var errors = task.CheckArguments(default, Catalogs.Element(Text(kwargs)));

            return errors.Count == 1 && errors[0].Allowed.Contains($"missing required argument '{Snake[left]}'");
        });

    [Fact]
    public void Whatever_no_parameter_took_arrives_unchanged_and_in_order() =>
        Gen.Select(Gen.Int.Array[1, 6], Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 8], Gen.Int)[0, 5]).Sample(static (args, named) =>
        {
            named.Remove("first");
            var result = Catalogs.Json(Runner.Run("rest", Text(args), Text(named)));

            return SameJson(Text(new { first = args[0], args = args[1..], kwargs = named }), result);
        });

    [Fact]
    public void No_input_makes_the_check_or_the_run_throw() =>
        Gen.Select(Json(3), Json(3), Gen.OneOf("five", "rest")).Sample(static (args, kwargs, name) =>
        {
            Assert.True(Catalog.TryGet(name, out var task));
            var errors = task.CheckArguments(Catalogs.Element(args), Catalogs.Element(kwargs));
            var outcome = Runner.Run(name, args, kwargs);

            return errors.Count == 0 || outcome is RunOutcome.Failed;
        });

    private static Gen<string> Json(int depth)
    {
        var leaf = Gen.OneOf(Gen.OneOf("null", "true", "1.0", "\"\"", "[]", "{}"), Gen.Int.Select(static i => Text(i)), Gen.String.Select(static s => Text(s)));
        if (depth == 0)
            return leaf;
        var item = Json(depth - 1);
        var key = Gen.OneOf("a", "b_text", "bText", "c", "dNumber", "e", "first", "zzz");
        return Gen.OneOf(
            leaf,
            item.Array[0, 6].Select(static a => $"[{string.Join(',', a)}]"),
            Gen.Select(key, item).Array[0, 6].Select(static p => $"{{{string.Join(',', p.Select(static x => $"\"{x.Item1}\":{x.Item2}"))}}}"));
    }

    private static string Text(object? value) => JsonSerializer.Serialize(value);

    // A lone half of a character pair is no text, so JSON does not bring it back.
    private static string Printable(string text) => new([.. text.Where(static c => !char.IsSurrogate(c))]);

    private static bool SameJson(string expected, string actual) => JsonElement.DeepEquals(Catalogs.Element(expected), Catalogs.Element(actual));
}
