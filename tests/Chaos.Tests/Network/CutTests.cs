using ActorScheduler.Harness.Network;

namespace ActorScheduler.Chaos.Tests.Network;

/// <summary>What a cut holds back, and what it leaves alone.</summary>
public sealed class CutTests : NetworkTest
{
    private const int Much = 32 * 1024 * 1024;

    // The sender's buffer in the system, which grows up to that, and the proxy's.
    private const int UnderWay = 6 * 1024 * 1024;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cut_link_holds_back_one_direction_whoever_opened_the_connection(bool opener)
    {
        var (a, b) = await ConnectAsync(opener ? (A, B) : (B, A), opener);
        Cut(A, B);
        await a.SayAsync("one ");
        await a.SayAsync("two ");
        await b.HearsNothingAsync();
        await b.SayAsync("from b");
        await a.HearsAsync("from b");
        await b.HearsNothingAsync();
        Heal(A, B);
        await a.SayAsync("three");
        await b.HearsAsync("one two three");
    }

    [Fact]
    public async Task Other_pairs_are_not_cut()
    {
        var (ab, _) = await ConnectAsync(A, B);
        var (ac, ca) = await ConnectAsync(A, C);
        var (cb, bc) = await ConnectAsync(C, B);
        Cut(A, B);
        Cut(B, A);
        await ab.SayAsync("lost for now");
        await ac.SayAsync("a to c");
        await ca.HearsAsync("a to c");
        await ca.SayAsync("c to a");
        await ac.HearsAsync("c to a");
        await cb.SayAsync("c to b");
        await bc.HearsAsync("c to b");
    }

    [Fact]
    public async Task A_connection_that_is_opened_over_a_cut_link_says_nothing_until_it_heals()
    {
        Cut(A, B);
        var opened = await A.ConnectAsync(B);
        await opened.SayAsync(Frames.Handshake(A.PublicPort));
        var heard = HandshakenAsync(A, B);
        await opened.HearsNothingAsync();
        Assert.False(heard.IsCompleted);
        Heal(A, B);
        await heard;
    }

    [Fact]
    public async Task A_link_that_was_cut_twice_heals_with_the_second()
    {
        var (a, b) = await ConnectAsync(A, B);
        Cut(A, B);
        Cut(A, B);
        await a.SayAsync("held");
        Heal(A, B);
        await b.HearsNothingAsync();
        Heal(A, B);
        await b.HearsAsync("held");
        Assert.Throws<InvalidOperationException>(() => Heal(A, B));
    }

    [Fact]
    public async Task The_end_of_a_connection_does_not_pass_a_cut()
    {
        var (a, b) = await ConnectAsync(A, B);
        Cut(A, B);
        await a.SayAsync("last words");
        a.Dispose();
        await b.HearsNothingAsync();
        Heal(A, B);
        await b.HearsAsync("last words");
        await b.HearsEndAsync();
    }

    [Fact]
    public async Task A_connection_that_breaks_off_is_not_heard_of_over_a_cut_even_by_one_that_speaks()
    {
        var (a, b) = await ConnectAsync(A, B);
        Cut(A, B);
        a.Reset();
        await b.SayAsync("are you there?");
        await b.HearsNothingAsync();
        await b.SayAsync("hello?");
        await b.HearsNothingAsync();
        Heal(A, B);
        await b.HearsResetAsync();
    }

    [Fact]
    public async Task Nothing_is_lost_or_changes_its_place_when_links_are_cut_while_much_is_said()
    {
        var (a, b) = await ConnectAsync(A, B);
        var bytes = new byte[Much];
        new Random(7).NextBytes(bytes);
        var saying = a.SayAsync(bytes);
        var heard = new List<byte>();
        var buffer = new byte[300_000];
        for (var cuts = 1; cuts <= 3; cuts++)
        {
            while (heard.Count < cuts * (Much / 8))
                await HearMoreAsync();
            Cut(A, B);
            // What is under way arrives; then nothing does.
            while (await b.HearsSoonAsync(buffer) is { } count)
                heard.AddRange(buffer[..count]);
            Assert.False(saying.IsCompleted, "all was taken from the sender though the link is cut");
            Heal(A, B);
        }

        while (heard.Count < Much)
            await HearMoreAsync();
        await saying;
        Assert.True(bytes.AsSpan().SequenceEqual(heard.ToArray()), "what was heard is not what was said");

        async Task HearMoreAsync()
        {
            var count = await b.HearAsync(buffer);
            Assert.True(count > 0);
            heard.AddRange(buffer[..count]);
        }
    }

    [Fact]
    public async Task What_is_held_back_stays_with_the_sender()
    {
        var (a, b) = await ConnectAsync(A, B);
        Cut(A, B);
        var taken = await a.SaysUntilHeldAsync(Much);
        Assert.InRange(taken, 1, UnderWay);
        Heal(A, B);
        await b.HearsAsync(new byte[taken]);
    }

    [Fact]
    public void Links_of_unknown_processes_are_refused()
    {
        var unknown = Assert.Throws<ArgumentException>(() => Network.Cut([new Link("a", "d")]));
        Assert.Contains("which has a, b, c", unknown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Network.Heal([new Link("d", "a")]));
    }

    private static async Task<(Speaker First, Speaker Second)> ConnectAsync((Peer Opener, Peer Other) pair, bool inOrder)
    {
        var (opener, other) = await ConnectAsync(pair.Opener, pair.Other);
        return inOrder ? (opener, other) : (other, opener);
    }
}
