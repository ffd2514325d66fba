using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Node.Apps.Binding.Json;
using CsCheck;

namespace ActorScheduler.Node.Tests.Apps;

public sealed class ValueJsonTests
{
    public static TheoryData<object?, string> Values { get; } = new()
    {
        { null, "null" },
        { 1, "1" },
        { 1L << 60, "1152921504606846976" },
        { 1.0, "1.0" },
        { -0.0, "-0.0" },
        { 0.1, "0.1" },
        { 1e16, "1e+16" },
        { 1e-7, "1e-07" },
        { 1f, "1.0" },
        { 0.1f, "0.1" },
        { (Half)0.1, "0.1" },
        { 1m, "1.0" },
        { 1.50m, "1.50" },
        { BigInteger.Pow(10, 30), "1" + new string('0', 30) },
        { (1, "a", 2.0), "[1,\"a\",2.0]" },
        { Tuple.Create(1, Tuple.Create(false)), "[1,[false]]" },
        { (1, 2, 3, 4, 5, 6, 7, 8, (object?)null), "[1,2,3,4,5,6,7,8,null]" },
        { new (int, double)?[] { (1, 1), null }, "[[1,1.0],null]" },
        { "你好 😀 <&'>", "\"你好 \\uD83D\\uDE00 <&'>\"" },
        { new object?[] { 1, 1.0, "a", null, true }, "[1,1.0,\"a\",null,true]" },
        { new Dictionary<string, object?> { ["a"] = 1.0, ["B"] = new double?[] { null, 2 } }, "{\"a\":1.0,\"B\":[null,2.0]}" },
        { new Dictionary<double, int> { [1.5] = 1 }, "{\"1.5\":1}" },
        { new Point(1, 2.0, null), "{\"X\":1,\"the_y\":2.0,\"Label\":null}" },
        { JsonDocument.Parse("[1.0, 1, 1E5]").RootElement, "[1.0,1,1E5]" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_is_written_with_integers_and_floats_apart(object? value, string json) =>
        Assert.Equal(json, Encoding.UTF8.GetString(Write(value)));

    [Fact]
    public void Every_finite_double_is_written_as_a_float_that_reads_back() => Gen.Double.Where(double.IsFinite).Sample(AssertReadsBack);

    [Fact]
    public void Every_power_of_two_is_written_as_a_float_that_reads_back()
    {
        for (var exponent = -1074; exponent < 1024; exponent++)
            AssertReadsBack(Math.ScaleB(1, exponent));
    }

    [Fact]
    public void Every_power_of_two_in_single_precision_reads_back()
    {
        for (var exponent = -149; exponent < 128; exponent++)
        {
            var value = MathF.ScaleB(1, exponent);
            Assert.Equal(value, JsonSerializer.Deserialize<float>(Write(value), ValueJson.Options));
        }
    }

    [Theory]
    [InlineData(double.NaN, "nan")]
    [InlineData(double.PositiveInfinity, "inf")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void Numbers_that_JSON_lacks_are_refused_by_name(double value, string name)
    {
        var error = Assert.Throws<NotJsonException>(() => Write(new { a = new[] { value } }));
        Assert.Equal($"JSON has no number {name}.", error.Message);
        Assert.Throws<NotJsonException>(() => Write((float)value));
    }

    [Fact]
    public void A_value_that_contains_itself_is_refused()
    {
        var list = new List<object>();
        list.Add(list);
        var tuples = new object[1];
        tuples[0] = Tuple.Create<object>(tuples);

        Assert.Throws<JsonException>(() => Write(list));
        var error = Assert.Throws<NotJsonException>(() => Write(tuples));
        Assert.Equal("A tuple nests deeper than 16 tuples.", error.Message);
    }

    [Fact]
    public void The_deepest_nesting_fits_on_a_small_stack_and_so_does_its_refusal()
    {
        Assert.Equal(ValueJson.MaxDepth * 2 + "1".Length, OnSmallStack(Nested(1, ValueJson.MaxDepth, tuples: 0)).Length);
        Assert.Equal(120 * 2 + "1".Length, OnSmallStack(Nested(1, 120, tuples: 16)).Length);
        Assert.Throws<JsonException>(() => OnSmallStack(Nested(1, ValueJson.MaxDepth + 1, tuples: 0)));
        Assert.Throws<NotJsonException>(() => OnSmallStack(Nested(double.NaN, 120, tuples: 16)));
        Assert.Throws<NotJsonException>(() => OnSmallStack(Nested(1, 120, tuples: 17)));
    }

    [Fact]
    public void A_type_that_cannot_be_written_is_refused_by_name()
    {
        var error = Assert.Throws<NotSupportedException>(() => Write(new { Type = typeof(int) }));
        Assert.Contains("System.Type", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_property_throws_comes_through() =>
        Assert.Throws<InvalidOperationException>(() => Write(new Broken()));

    private static byte[] Write(object? value) =>
        JsonSerializer.SerializeToUtf8Bytes(value, value?.GetType() ?? typeof(object), ValueJson.Options);

    private static object Nested(object value, int levels, int tuples)
    {
        for (var i = 0; i < levels; i++)
            value = i < tuples ? Tuple.Create(value) : new[] { value };
        return value;
    }

    private static byte[] OnSmallStack(object value)
    {
        byte[] json = [];
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                failure = Record.Exception(() => json = Write(value));
            },
            maxStackSize: 768 * 1024);
        thread.Start();
        thread.Join();
        return failure is null ? json : throw failure;
    }

    private static void AssertReadsBack(double value)
    {
        var json = Encoding.UTF8.GetString(Write(value));
        Assert.True(json.Contains('.', StringComparison.Ordinal) || json.Contains('e', StringComparison.Ordinal), json);
        Assert.Equal(value, JsonSerializer.Deserialize<double>(json));
    }

    private sealed record Point(int X, [property: JsonPropertyName("the_y")] double Y, string? Label);

    private sealed class Broken
    {
        public int Value => throw new InvalidOperationException("broken");
    }
}
