using System.Text;
using ActorScheduler.Gateway.Json;
using ActorScheduler.Gateway.PythonText;
using CsCheck;

namespace ActorScheduler.Gateway.Tests.PythonText;

public sealed class PythonLiteralTests
{
    [Fact]
    public void Literals_are_read_or_refused_as_Python_does()
    {
        var wrong = new List<string>();
        var rows = PythonVectors.Read("PythonText", "literal-vectors.json");
        foreach (var row in rows.EnumerateArray())
        {
            var text = row[0].GetString()!;
            var json = Parse(text);
            if (json != row[1].GetString())
                wrong.Add($"{text} is {json ?? "refused"} instead of {row[1].GetString() ?? "refused"}");
        }

        Assert.True(rows.GetArrayLength() > 400);
        Assert.Empty(wrong);
    }

    [Fact]
    public void What_repr_shows_is_read_back_as_the_same_JSON() => JsonValues.Any.Sample(json =>
    {
        Assert.Equal(json, Parse(PythonRepr.Of(json)));
        Assert.Equal(json, Parse(json));
    });

    [Fact]
    public void No_text_makes_it_throw_and_what_it_accepts_is_canonical_JSON()
    {
        var pieces = Gen.OneOf(
            Gen.OneOf("None", "True", "null", "'", "\"", "'''", "\\", "\\x4", "\\N{", "u'", "rb'", "0x", "1_", "1e", "-", "inf", "'a'", "'a':", "#", "\n"),
            Gen.Char["()[]{},: .0129jxe+-_\ud800\udc00你\0"].Select(c => c.ToString()));
        pieces.Array[0, 12].Select(string.Concat).Sample(
            text =>
            {
                var read = PythonLiteral.TryParseToJson(text, out var json, out var refusal);
                Assert.NotEqual(read, json is null);
                Assert.NotEqual(read, refusal is not null);
                if (read)
                    Assert.Equal(json, CanonicalJson.Normalize(json));
                else
                    Assert.InRange(refusal!.Position, 0, text.Length);
            },
            iter: 20_000);
    }

    [Theory]
    [InlineData("", 0, "None, True, False, a number, a string")]
    [InlineData("[1, x]", 4, "None, True, False, a number, a string")]
    [InlineData("[1 2]", 3, ", or ]")]
    [InlineData("(1", 2, ", or )")]
    [InlineData("{'a': 1", 7, ", or }")]
    [InlineData("[1] 2", 4, "the end of the text")]
    [InlineData("{'a', 'b'}", 4, "a colon after the key, as JSON has no sets")]
    [InlineData("{1: 2}", 1, "a string as key")]
    [InlineData("[b'x']", 1, "JSON has no bytes")]
    [InlineData("[f'x']", 1, "an f-string is code")]
    [InlineData("[1, nan]", 4, "JSON has no NaN or Infinity")]
    [InlineData("[1, NaN]", 4, "JSON has no NaN or Infinity")]
    [InlineData("(-inf,)", 2, "JSON has no NaN or Infinity")]
    [InlineData("(1e400,)", 1, "JSON has no NaN or Infinity")]
    [InlineData("(true,)", 1, "None, True or False: the text as a whole is not JSON")]
    [InlineData("['abc", 5, "a closing ' of the string that starts at 1")]
    [InlineData("['a\\x4']", 3, "2 hexadecimal digits")]
    [InlineData("'\\N{DASH}'", 1, "an escape by number")]
    [InlineData("(01,)", 1, "an integer or a float")]
    public void A_refusal_says_where_and_what_was_expected(string text, int position, string expected)
    {
        Assert.False(PythonLiteral.TryParseToJson(text, out _, out var refusal));
        Assert.Equal(position, refusal.Position);
        Assert.Contains(expected, refusal.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_in_the_text_itself_is_refused()
    {
        Assert.False(PythonLiteral.TryParseToJson("'😀\ud800'", out _, out var refusal));
        Assert.Equal(3, refusal.Position);
        Assert.Contains("a whole character", refusal.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1.0,1,1E5,123456789012345678901234567890]")]
    [InlineData("""["\ud800","/",{"a":null}]""")]
    public void JSON_comes_out_as_it_was(string json) => Assert.Equal(json, Parse(json));

    [Fact]
    public void A_text_that_is_JSON_and_Python_is_read_as_JSON() => Assert.Equal("\"/\"", Parse("""  "\/"  """));

    [Theory]
    [InlineData("(", ",)")]
    [InlineData("[", "]")]
    [InlineData("{'a':", "}")]
    [InlineData("(", ")")]
    public void A_hundred_levels_are_read_and_one_more_refused(string opening, string closing)
    {
        string Nest(int levels) => string.Concat(Enumerable.Repeat(opening, levels)) + "None" + string.Concat(Enumerable.Repeat(closing, levels));

        Assert.NotNull(Parse(Nest(PythonLiteral.MaxDepth)));
        Assert.Null(Parse(Nest(PythonLiteral.MaxDepth + 1)));
        Assert.Null(Parse(Nest(100_000)));
    }

    [Fact]
    public void Integers_of_Python_s_own_length_are_read_and_longer_ones_refused()
    {
        Assert.Equal($"[{new string('9', 4300)}]", Parse($"({new string('9', 4300)},)"));
        Assert.Null(Parse($"({new string('9', 4301)},)"));
    }

    private static string? Parse(string text) =>
        PythonLiteral.TryParseToJson(text, out var json, out _) ? Encoding.UTF8.GetString(json) : null;
}
