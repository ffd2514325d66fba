using ActorScheduler.Harness;
using ActorScheduler.Harness.Processes;

namespace ActorScheduler.EndToEnd.Tests.Docs;

/// <summary>A reader who copies the commands of a page gets what the page shows.</summary>
public sealed class PageExampleTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("docs/http-api.md", 30)]
    [InlineData("docs/schedules.md", 2)]
    [InlineData("docs/operations.md", 2)]
    public async Task Every_example_is_answered_as_the_page_shows(string path, int fewest)
    {
        var page = new Page(path);
        Assert.InRange(PageExample.Of(page).Count(), fewest, 200);

        await using var server = await ServerProcess.StartAsync(new ServerStart(_data.Path));

        await PageRun.AllOf(page, server);
    }

    /// <summary>README.md and docs/task-apps.md also need the app that they show: <see cref="TaskAppPageTests"/>.</summary>
    [Fact]
    public void No_page_has_examples_that_are_not_run()
    {
        string[] run = ["docs/http-api.md", "docs/schedules.md", "docs/operations.md", "README.md", "docs/task-apps.md"];

        var others = Page.All().Where(page => !run.Contains(page.Path) && !IsTranslation(page) && PageExample.Of(page).Any());

        Assert.Empty(others.Select(page => page.Path));
    }

    // Its blocks are those of the page that it translates: TranslationTests.
    private static bool IsTranslation(Page page) => page.Path.EndsWith(".zh-CN.md", StringComparison.Ordinal);
}
