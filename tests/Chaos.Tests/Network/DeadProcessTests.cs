using System.Net.Sockets;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Clusters;

namespace ActorScheduler.Chaos.Tests.Network;

/// <summary>A process can be reached exactly as long as it listens.</summary>
public sealed class DeadProcessTests : NetworkTest
{
    // A process that dies, or shuts down, lets go of its connections before its port.
    private static readonly TimeSpan LittleLater = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task A_process_that_was_not_started_refuses_connections()
    {
        using var d = new Peer("d");
        Network.Add(d.Name, d.PublicPort, d.Port);
        Assert.False(await d.IsReachableAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_hears_the_end_of_a_dead_process_is_refused_when_it_tries_again(bool opener)
    {
        var (first, second) = await ConnectAsync(opener ? B : A, opener ? A : B);
        B.StopListening();
        B.Disconnect();
        await (opener ? second : first).HearsEndAsync();
        Assert.False(await B.IsReachableAsync());
    }

    [Fact]
    public async Task It_is_refused_too_when_the_port_closes_after_the_connections()
    {
        var (a, _) = await ConnectAsync(A, B);
        var end = a.HearsEndAsync();
        B.Disconnect();
        await Task.Delay(LittleLater);
        B.StopListening();
        await end;
        Assert.False(await B.IsReachableAsync());
    }

    [Fact]
    public async Task A_port_that_closes_long_after_the_connections_is_noticed_as_well()
    {
        var (a, _) = await ConnectAsync(A, B);
        B.Disconnect();
        await a.HearsEndAsync();
        Assert.True(await B.IsReachableAsync());
        B.StopListening();
        await Eventually.Sees(B.IsReachableAsync, reachable => !reachable, Speaker.Patience, "b refuses connections");
    }

    [Fact]
    public async Task A_death_that_nobody_heard_of_is_found_by_the_first_who_tries()
    {
        B.StopListening();
        await TryInVainAsync();
        Assert.False(await B.IsReachableAsync());
    }

    [Fact]
    public async Task The_death_of_a_process_does_not_pass_a_cut_but_it_refuses_connections()
    {
        var (a, _) = await ConnectAsync(A, B);
        Cut(B, A);
        B.StopListening();
        B.Disconnect();
        await a.HearsNothingAsync();
        Assert.False(await B.IsReachableAsync());
        Heal(B, A);
        await a.HearsEndAsync();
    }

    [Fact]
    public async Task A_process_that_starts_again_is_reached_at_the_same_address()
    {
        var (a, _) = await ConnectAsync(A, B);
        B.StopListening();
        B.Disconnect();
        await a.HearsEndAsync();
        B.Listen();
        await BecomesReachableAsync(B);
        var (again, other) = await ConnectAsync(A, B);
        await again.SayAsync("again");
        await other.HearsAsync("again");
    }

    [Fact]
    public async Task Whoever_is_heard_can_be_reached()
    {
        // Without that the last would not be reachable before the next look, a tenth of a second later.
        for (var n = 0; n < 10; n++)
        {
            using var late = new Peer($"late{n}");
            Network.Add(late.Name, late.PublicPort, late.Port);
            Assert.False(await late.IsReachableAsync());
            late.Listen();
            await ConnectAsync(late, A);
            Assert.True(await late.IsReachableAsync());
        }
    }

    [Fact]
    public async Task The_address_stays_the_same_while_connections_of_it_are_open()
    {
        var (a, b) = await ConnectAsync(A, B);
        B.StopListening();
        await TryInVainAsync();
        Assert.False(await B.IsReachableAsync());
        await a.SayAsync("still open");
        await b.HearsAsync("still open");
        B.Listen();
        await BecomesReachableAsync(B);
    }

    [Fact]
    public void An_address_that_is_taken_is_refused() => Assert.Throws<ArgumentException>(() => Network.Add("e", A.PublicPort, StablePort.Take()));

    // Refused at once if the end of a connection that only looked has told it already.
    private async Task TryInVainAsync()
    {
        try
        {
            using var first = await A.ConnectAsync(B);
            await first.HearsResetAsync();
        }
        catch (SocketException cause) when (cause.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset)
        {
            // It is known already, or became known while the connection waited to be accepted.
        }
    }
}
