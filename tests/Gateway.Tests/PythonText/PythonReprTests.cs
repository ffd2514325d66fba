using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Gateway.PythonText;

namespace ActorScheduler.Gateway.Tests.PythonText;

public sealed class PythonReprTests
{
    [Fact]
    public void Json_is_shown_as_Python_shows_it()
    {
        var wrong = new List<string>();
        var rows = PythonVectors.Read("PythonText", "repr-vectors.json");
        foreach (var row in rows.EnumerateArray())
        {
            var json = row[0].GetString()!;
            var repr = PythonRepr.Of(json);
            if (repr != row[1].GetString())
                wrong.Add($"{json} is {repr} instead of {row[1].GetString()}");
        }

        Assert.True(rows.GetArrayLength() > 400);
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("-0", "0")]
    [InlineData("1e16", "1e+16")]
    [InlineData("1e15", "1000000000000000.0")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("-1e400", "-inf")]
    [InlineData("""{"a":1,"b":2,"a":{"x":1,"x":2}}""", "{'a': {'x': 2}, 'b': 2}")]
    [InlineData("""{"a":1,"\u0061":2}""", "{'a': 2}")]
    [InlineData("""["it's","\"it's\"","\""]""", """["it's", '"it\'s"', '"']""")]
    [InlineData("""["\ud83d\ude00","\ud83d","\u0085"]""", @"['😀', '\ud83d', '\x85']")]
    public void The_shapes_that_are_easy_to_get_wrong(string json, string repr) => Assert.Equal(repr, PythonRepr.Of(json));

    [Fact]
    public void A_key_given_twice_among_a_hundred_is_shown_once()
    {
        var json = "{" + string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"{i}\":{i}")) + ",\"7\":\"last\"}";

        var repr = PythonRepr.Of(json);

        Assert.Contains("'6': 6, '7': 'last', '8': 8", repr, StringComparison.Ordinal);
        Assert.EndsWith("'99': 99}", repr, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_keys_in_different_objects_are_no_duplicates() =>
        Assert.Equal("{'a': {'a': 1, 'b': [{'b': 1}, {'b': 2}]}, 'b': 3}", PythonRepr.Of("""{"a":{"a":1,"b":[{"b":1},{"b":2}]},"b":3}"""));

    [Fact]
    public void The_deepest_nesting_allowed_is_shown_and_one_level_more_refused()
    {
        var deep = new string('[', JsonLimits.MaxDepth) + new string(']', JsonLimits.MaxDepth);
        var objects = string.Concat(Enumerable.Repeat("{\"a\":1,\"a\":", JsonLimits.MaxDepth)) + "1" + new string('}', JsonLimits.MaxDepth);

        Assert.Equal(deep, PythonRepr.Of(deep));
        Assert.StartsWith("{'a': {'a': {", PythonRepr.Of(objects), StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => PythonRepr.Of($"[{deep}]"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1,]")]
    [InlineData("[1] 2")]
    [InlineData("{'a': 1}")]
    [InlineData("""{"a":1,"a":}""")]
    public void What_is_not_JSON_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => PythonRepr.Of(json));

    [Fact]
    public void Bytes_that_are_not_UTF8_are_shown_as_replacement_characters() =>
        Assert.Equal("['a\ufffd']", PythonRepr.Of([.. "[\"a"u8, 0xFF, .. "\"]"u8]));
}
