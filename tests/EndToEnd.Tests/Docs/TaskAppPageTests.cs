using ActorScheduler.Harness;
using ActorScheduler.Harness.Processes;
using ActorScheduler.Testing;

namespace ActorScheduler.EndToEnd.Tests.Docs;

/// <summary>Writes, builds and installs the app of the pages as they say, and runs their examples.</summary>
[Long("builds an app with the SDK")]
public sealed class TaskAppPageTests : IDisposable
{
    private const string Readme = "README.md";
    private const string Guide = "docs/task-apps.md";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_app_of_the_first_page_is_the_beginning_of_the_guides()
    {
        Assert.Equal(new Page(Readme).BlocksOf("csharp"), new Page(Guide).BlocksOf("csharp").Take(1));
        Assert.Equal(new Page(Readme).Section("## Write a task", "## Schedule it").BlocksOf("sh"), new Page(Guide).BlocksOf("sh"));
    }

    [Long("makes and builds an app with the SDK")]
    [Fact]
    public async Task The_app_builds_and_its_tasks_do_what_the_pages_show()
    {
        var app = await ShopApp.Build(_folder.Path, new Page(Guide));
        await using var server = await ServerProcess.StartAsync(new ServerStart(_folder.File("data")) { Arguments = app });

        await PageRun.AllOf(new Page(Readme), server);
        await PageRun.AllOf(new Page(Guide), server);
    }
}
