using System.Text;
using ActorScheduler.Gateway.PythonText;

namespace ActorScheduler.Gateway.Tests.PythonText;

public sealed class ArgumentsTextTests
{
    [Theory]
    [InlineData("()", "[]")]
    [InlineData("[]", "[]")]
    [InlineData("('a', 1)", "[\"a\",1]")]
    [InlineData("[1, null]", "[1,null]")]
    public void Args_are_an_array_a_tuple_or_a_list(string text, string expected)
    {
        Assert.True(ArgsText.TryParse("args", text, out var json, out var error));
        Assert.Null(error);
        Assert.Equal(expected, Encoding.UTF8.GetString(json));
    }

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("{\"mm\":1}", "{\"mm\":1}")]
    [InlineData("{'mm': (1, True)}", "{\"mm\":[1,true]}")]
    public void Kwargs_are_an_object_or_a_dict(string text, string expected)
    {
        Assert.True(KwargsText.TryParse("kwargs", text, out var json, out var error));
        Assert.Null(error);
        Assert.Equal(expected, Encoding.UTF8.GetString(json));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("1")]
    [InlineData("('a')")]
    [InlineData("\"[]\"")]
    [InlineData("")]
    public void Other_args_are_refused_under_the_caller_s_field_name(string text)
    {
        Assert.False(ArgsText.TryParse("periodic.args", text, out var json, out var error));
        Assert.Null(json);
        Assert.Equal("periodic.args", error.Field);
        Assert.Equal(text, error.Given);
        Assert.StartsWith("a JSON array or a Python tuple or list", error.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_text_names_the_place()
    {
        Assert.False(KwargsText.TryParse("kwargs", "{'a': 1, 2: 3}", out _, out var error));
        Assert.StartsWith("a JSON object or a Python dict", error.Allowed, StringComparison.Ordinal);
        Assert.Contains("at position 9 expected a string as key", error.Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("None")]
    [InlineData("{1}")]
    public void Other_kwargs_are_refused(string text) => Assert.False(KwargsText.TryParse("kwargs", text, out _, out _));
}
