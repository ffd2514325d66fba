namespace ActorScheduler.EndToEnd.Tests.Docs;

/// <summary>Pages that are there in two languages show the same code.</summary>
public sealed class TranslationTests
{
    [Theory]
    [InlineData("README.md", "README.zh-CN.md")]
    [InlineData("docs/http-api.md", "docs/http-api.zh-CN.md")]
    public void Both_languages_have_the_same_code_blocks_in_the_same_order(string english, string chinese) =>
        Assert.Equal(new Page(english).Blocks, new Page(chinese).Blocks);

    [Theory]
    [InlineData("README.md", "README.zh-CN.md")]
    [InlineData("docs/http-api.md", "docs/http-api.zh-CN.md")]
    public void Both_languages_have_the_same_sections(string english, string chinese) => Assert.Equal(Levels(english), Levels(chinese));

    private static IEnumerable<int> Levels(string path) =>
        new Page(path).Text.Split('\n').Where(line => line.StartsWith('#') && !line.StartsWith("# or ", StringComparison.Ordinal)).Select(line => line.IndexOf(' '));
}
