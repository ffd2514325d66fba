using ActorScheduler.Harness.Network;

namespace ActorScheduler.Chaos.Tests.Network;

/// <summary>Who opened a connection is told by the first frame.</summary>
public sealed class HandshakeTests
{
    [Fact]
    public void The_address_is_the_one_that_Akka_names()
    {
        Assert.True(Handshake.TryRead(Frames.Recorded, out var address));
        Assert.Equal("127.0.0.1:14051", address);
    }

    [Fact]
    public void What_follows_the_frame_does_not_matter()
    {
        Assert.True(Handshake.TryRead([.. Frames.Handshake(4053), .. Frames.Instruction(3)], out var address));
        Assert.Equal("127.0.0.1:4053", address);
    }

    [Fact]
    public void A_part_of_it_is_not_enough()
    {
        for (var length = 0; length < Frames.Recorded.Length; length++)
            Assert.False(Handshake.TryRead(Frames.Recorded.AsSpan(..length), out _), $"{length} bytes");
    }

    [Theory]
    [InlineData("474554202F", "a frame of 542393671 bytes")]
    [InlineData("00000000", "a frame of 0 bytes")]
    [InlineData("FFFFFFFF", "a frame of -1 bytes")]
    [InlineData("0300000012FF01", "the input ended unexpectedly")]
    public void Anything_else_is_refused(string bytes, string what) => Assert.Contains(
        what, Assert.Throws<InvalidDataException>(() => Handshake.TryRead(Convert.FromHexString(bytes), out _)).Message, StringComparison.Ordinal);

    [Fact]
    public void Another_command_is_refused() => Assert.Contains(
        "the command 3", Assert.Throws<InvalidDataException>(() => Handshake.TryRead(Frames.Instruction(3), out _)).Message, StringComparison.Ordinal);
}
