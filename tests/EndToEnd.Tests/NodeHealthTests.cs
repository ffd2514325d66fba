using ActorScheduler.Harness.Processes;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>A node that is a process of its own tells its health where it is given an address, and opens no port otherwise.</summary>
public sealed class NodeHealthTests(ITestOutputHelper output) : ServerTest(output)
{
    private ServerStart Node => new(Data) { Program = BuiltPrograms.Node };

    [Fact]
    public async Task A_node_tells_that_it_lives_and_is_ready_and_what_it_counts()
    {
        var node = await StartAsync(Node);

        using var live = await node.Client.GetAsync("health/live");
        using var ready = await node.Client.GetAsync("health/ready");
        using var metrics = await node.Client.GetAsync("metrics");

        Assert.Equal("""{"status":true,"msg":"ok","checks":[]}""", await live.Content.ReadAsStringAsync());
        Assert.Equal(
            """{"status":true,"msg":"ok","checks":[{"name":"node","status":true,"reason":"Tasks are accepted."}]}""", await ready.Content.ReadAsStringAsync());
        Assert.Contains("journal_commits", await metrics.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_has_nothing_of_the_API()
    {
        var node = await StartAsync(Node);

        using var names = await node.Client.GetAsync("celery_manage/tasks/");

        Assert.Equal(404, (int)names.StatusCode);
    }

    [Fact]
    public async Task The_variable_of_a_web_server_gives_it_an_address_too()
    {
        var start = Node with { Port = FreePort.Take(), GivesItsAddress = false };
        var node = await StartAsync(start with { Environment = new Dictionary<string, string> { ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{start.Port}" } });

        Assert.True(node.IsRunning);
    }

    [Fact]
    public async Task Without_an_address_it_opens_no_port()
    {
        var node = Launch(Node with { GivesItsAddress = false });

        await Harness.Eventually.IsTrue(() => node.Output.Contains("Application started", StringComparison.Ordinal), Soon, "the node has started");

        Assert.DoesNotContain("Now listening", node.Output, StringComparison.Ordinal);
        Assert.Empty(node.ListeningPorts());
    }

    [Fact]
    public async Task A_port_in_use_ends_the_start_with_a_word_on_it()
    {
        var first = await StartAsync(Node);
        var second = Launch(new ServerStart(Folder.File("other")) { Program = BuiltPrograms.Node, Port = first.Url.Port });

        Assert.Equal(1, await second.ExitCode(Soon));
        Assert.Contains($"http://127.0.0.1:{first.Url.Port}: address already in use. Choose another with --urls", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Output, StringComparison.Ordinal);
    }
}
