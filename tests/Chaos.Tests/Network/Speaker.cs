using System.Net.Sockets;
using System.Text;

namespace ActorScheduler.Chaos.Tests.Network;

/// <summary>One side of a connection.</summary>
internal sealed class Speaker(Socket socket) : IDisposable
{
    /// <summary>So long it takes at the most until something is heard that is not held back.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // What is not held back is heard in a thousandth of it.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);

    public Task SayAsync(string text) => SayAsync(Encoding.ASCII.GetBytes(text));

    public async Task SayAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes)..];
    }

    public void SayEnd() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>Ends the connection as the system does for a process that was killed before it had read everything.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    /// <summary>Waits for the next bytes.</summary>
    /// <returns>How many; 0 at the end.</returns>
    /// <exception cref="SocketException">The connection was broken off.</exception>
    public async Task<int> HearAsync(Memory<byte> into)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await socket.ReceiveAsync(into, patience.Token);
    }

    /// <summary>Waits until exactly this was heard next.</summary>
    public Task HearsAsync(string text) => HearsAsync(Encoding.ASCII.GetBytes(text));

    public async Task HearsAsync(byte[] bytes)
    {
        var heard = new byte[bytes.Length];
        for (var have = 0; have < heard.Length;)
        {
            var count = await HearAsync(heard.AsMemory(have));
            Assert.True(count > 0, $"the end after {have} of {heard.Length} bytes");
            have += count;
        }

        Assert.Equal(bytes, heard);
    }

    /// <summary>Waits until nothing more is said.</summary>
    public async Task HearsEndAsync() => Assert.Equal(0, await HearAsync(new byte[1]));

    /// <summary>Waits until the connection is broken off.</summary>
    public async Task HearsResetAsync() =>
        Assert.Equal(SocketError.ConnectionReset, (await Assert.ThrowsAsync<SocketException>(() => HearAsync(new byte[1]))).SocketErrorCode);

    /// <summary>Waits a while and hears nothing, no end either.</summary>
    public async Task HearsNothingAsync() => Assert.Null(await HearsSoonAsync(new byte[1]));

    /// <summary>Waits a while for the next bytes.</summary>
    /// <returns>How many; null if none came.</returns>
    public async Task<int?> HearsSoonAsync(Memory<byte> into)
    {
        using var quiet = new CancellationTokenSource(Quiet);
        try
        {
            return await socket.ReceiveAsync(into, quiet.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Says zeros until nothing more is taken from it for a while, or until it has said so many.</summary>
    /// <returns>How many were taken.</returns>
    public async Task<int> SaysUntilHeldAsync(int most)
    {
        var part = new byte[16 * 1024];
        var taken = 0;
        socket.Blocking = false;
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var refused = 0; taken < most && refused < 15;)
        {
            var count = socket.Send(part, SocketFlags.None, out var error);
            (taken, refused) = error == SocketError.WouldBlock ? (taken, refused + 1) : (taken + count, 0);
            if (refused > 0)
                await pause.WaitForNextTickAsync();
        }

        return taken;
    }

    public void Dispose() => socket.Dispose();
}
