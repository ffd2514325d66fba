using System.Text;
using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Gateway.Json;
using ActorScheduler.Gateway.Tests.PythonText;
using CsCheck;

namespace ActorScheduler.Gateway.Tests.Json;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData(" [ 1 , 1.0,1.50, 1E5, -0 , 123456789012345678901234567890 ]\n", "[1,1.0,1.50,1E5,-0,123456789012345678901234567890]")]
    [InlineData("""{ "b" : true, "a" : null, "c" : [ ] , "d":{} }""", """{"b":true,"a":null,"c":[],"d":{}}""")]
    [InlineData("""{"a":1,"b":2,"a":{"x":1,"y":0,"x":2}}""", """{"a":{"x":2,"y":0},"b":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""", """{"a":2}""")]
    [InlineData("""["\u4f60\/\ud83d\ude00\u0041<>&'+","\u0000\u001f\u007f\b\f\n\r\t\"\\"]""", "[\"你/😀A<>&'+\",\"\\u0000\\u001f\u007f\\b\\f\\n\\r\\t\\\"\\\\\"]")]
    [InlineData("""["\uD800","\udc00\uD800",{"\ud800":1}]""", """["\ud800","\udc00\ud800",{"\ud800":1}]""")]
    [InlineData("\"x\"", "\"x\"")]
    public void A_text_is_rewritten_in_one_form(string json, string canonical) => Assert.Equal(canonical, Normalize(json));

    [Fact]
    public void The_canonical_form_is_its_own_canonical_form() => JsonValues.Any.Sample(json => Assert.Equal(json, Normalize(json)));

    [Fact]
    public void A_part_of_a_document_is_rewritten_alone()
    {
        using var document = JsonDocument.Parse("""{"args": [ 1.0 , "\u0061" ]}""");
        Assert.Equal("[1.0,\"a\"]", Encoding.UTF8.GetString(CanonicalJson.Normalize(document.RootElement.GetProperty("args"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1,]")]
    [InlineData("// no\n1")]
    [InlineData("{'a':1}")]
    [InlineData("NaN")]
    [InlineData("[1] [2]")]
    public void What_is_not_JSON_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Normalize(json));

    [Fact]
    public void What_is_not_UTF8_is_refused() => Assert.ThrowsAny<JsonException>(() => CanonicalJson.Normalize(new byte[] { (byte)'"', 0xFF, (byte)'"' }));

    [Fact]
    public void The_deepest_nesting_allowed_is_rewritten_and_one_level_more_refused()
    {
        var deep = new string('[', JsonLimits.MaxDepth) + new string(']', JsonLimits.MaxDepth);
        Assert.Equal(deep, Normalize(deep));
        Assert.ThrowsAny<JsonException>(() => Normalize($"[{deep}]"));
    }

    private static string Normalize(string json) => Encoding.UTF8.GetString(CanonicalJson.Normalize(Encoding.UTF8.GetBytes(json)));
}
