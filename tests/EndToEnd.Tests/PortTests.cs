using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>What others on the same machine can connect to.</summary>
public sealed class PortTests(ITestOutputHelper output) : ServerTest(output)
{
    [Fact]
    public async Task On_SQLite_only_the_port_of_HTTP_is_open()
    {
        var server = await StartAsync();

        Assert.Equal([server.Url.Port], server.ListeningPorts());
    }
}
