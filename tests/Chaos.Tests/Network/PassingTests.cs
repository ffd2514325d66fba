namespace ActorScheduler.Chaos.Tests.Network;

/// <summary>What passes while nothing is cut.</summary>
public sealed class PassingTests : NetworkTest
{
    [Fact]
    public async Task What_is_said_is_heard_in_both_directions()
    {
        var (a, b) = await ConnectAsync(A, B);
        await a.SayAsync("from a");
        await b.HearsAsync("from a");
        await b.SayAsync("from b");
        await a.HearsAsync("from b");
        await a.SayAsync("more");
        await b.HearsAsync("more");
    }

    [Fact]
    public async Task A_handshake_that_comes_in_pieces_passes_whole()
    {
        var opened = await A.ConnectAsync(B);
        foreach (var part in Frames.Handshake(A.PublicPort).Chunk(7))
            await opened.SayAsync(part);
        await HandshakenAsync(A, B);
    }

    [Fact]
    public async Task The_end_of_one_direction_leaves_the_other_open()
    {
        var (a, b) = await ConnectAsync(A, B);
        await a.SayAsync("last words");
        a.SayEnd();
        await b.HearsAsync("last words");
        await b.HearsEndAsync();
        await b.SayAsync("still here");
        await a.HearsAsync("still here");
        b.SayEnd();
        await a.HearsEndAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_breaks_off_does_so_on_the_other_side(bool opener)
    {
        var (a, b) = await ConnectAsync(A, B);
        (opener ? a : b).Reset();
        await (opener ? b : a).HearsResetAsync();
    }

    [Fact]
    public async Task A_connection_over_which_nothing_is_said_is_passed_on_and_ends()
    {
        using var opened = await A.ConnectAsync(B);
        var accepted = await SilentAsync();
        await accepted.HearsNothingAsync();
        opened.Dispose();
        await accepted.HearsEndAsync();
    }

    [Fact]
    public async Task The_end_of_the_other_side_is_heard_before_anything_was_said()
    {
        using var opened = await A.ConnectAsync(B);
        (await SilentAsync()).Dispose();
        await opened.HearsEndAsync();
    }

    [Fact]
    public async Task A_process_that_stands_still_accepts_and_answers_nothing()
    {
        var opened = await A.ConnectAsync(B);
        await opened.SayAsync(Frames.Handshake(A.PublicPort));
        await opened.HearsNothingAsync();
        Assert.True(await B.IsReachableAsync());
    }

    [Fact]
    public async Task Many_connections_are_kept_apart()
    {
        var pairs = new List<(Speaker Opener, Speaker Other)>();
        for (var n = 0; n < 20; n++)
            pairs.Add(await ConnectAsync(n % 2 == 0 ? A : B, C));
        for (var n = 0; n < pairs.Count; n++)
            await pairs[n].Opener.SayAsync($"number {n};");
        for (var n = 0; n < pairs.Count; n++)
            await pairs[n].Other.HearsAsync($"number {n};");
    }

    // Those who looked whether it is there are gone already.
    private async Task<Speaker> SilentAsync()
    {
        while (true)
        {
            var accepted = await B.AcceptAsync();
            if (await accepted.HearsSoonAsync(new byte[1]) is null)
                return accepted;
        }
    }
}
