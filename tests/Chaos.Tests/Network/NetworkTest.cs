using ActorScheduler.Harness;
using ActorScheduler.Harness.Network;

namespace ActorScheduler.Chaos.Tests.Network;

/// <summary>A test of a network with three processes that listen.</summary>
public abstract class NetworkTest : IAsyncLifetime
{
    private protected ProxyNetwork Network { get; } = new();

    private protected Peer A { get; } = new("a");

    private protected Peer B { get; } = new("b");

    private protected Peer C { get; } = new("c");

    public virtual async Task InitializeAsync()
    {
        foreach (var peer in (Peer[])[A, B, C])
        {
            Network.Add(peer.Name, peer.PublicPort, peer.Port);
            peer.Listen();
            await BecomesReachableAsync(peer);
        }
    }

    public virtual async Task DisposeAsync()
    {
        await Network.DisposeAsync();
        A.Dispose();
        B.Dispose();
        C.Dispose();
    }

    private protected static Task BecomesReachableAsync(Peer peer) =>
        Eventually.Sees(peer.IsReachableAsync, reachable => reachable, Speaker.Patience, $"{peer.Name} is reachable");

    /// <summary>A connection over which nothing was said yet.</summary>
    private protected static async Task<(Speaker Opener, Speaker Other)> ConnectAsync(Peer opener, Peer other)
    {
        var opened = await opener.ConnectAsync(other);
        // Before it there may be connections of those who only looked whether it is there.
        await opened.SayAsync(Frames.Handshake(opener.PublicPort));
        return (opened, await HandshakenAsync(opener, other));
    }

    /// <summary>The connection over which another has said who it is.</summary>
    private protected static async Task<Speaker> HandshakenAsync(Peer opener, Peer other)
    {
        var expected = Frames.Handshake(opener.PublicPort);
        while (true)
        {
            var accepted = await other.AcceptAsync();
            var first = new byte[1];
            if (await accepted.HearAsync(first) == 0)
                continue;
            Assert.Equal(expected[0], first[0]);
            await accepted.HearsAsync(expected[1..]);
            return accepted;
        }
    }

    private protected void Cut(Peer from, Peer to) => Network.Cut([new Link(from.Name, to.Name)]);

    private protected void Heal(Peer from, Peer to) => Network.Heal([new Link(from.Name, to.Name)]);
}
