using System.Text;
using ActorScheduler.Harness.Clusters;

namespace ActorScheduler.Chaos.Tests.Network;

/// <summary>No cut would hold for one whom nobody knows; so it does not get in, and the run is told.</summary>
public sealed class StrangerTests : NetworkTest
{
    private string _told = "";

    public override async Task DisposeAsync()
    {
        var stranger = await Assert.ThrowsAsync<InvalidDataException>(base.DisposeAsync);
        Assert.Contains(_told, stranger.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_say_who_it_is_is_turned_away()
    {
        _told = "instead of Akka.Remote's handshake";
        var opened = await A.ConnectAsync(B);
        await opened.SayAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n"));
        await opened.HearsResetAsync();
    }

    [Fact]
    public async Task Who_is_no_process_of_the_network_is_turned_away()
    {
        var port = StablePort.Take();
        _told = $"127.0.0.1:{port}, which is not a process of this network";
        var opened = await A.ConnectAsync(B);
        await opened.SayAsync(Frames.Handshake(port));
        await opened.HearsResetAsync();
    }
}
