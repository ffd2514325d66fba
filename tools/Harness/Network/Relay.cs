using System.Buffers;

namespace ActorScheduler.Harness.Network;

/// <summary>
/// Forwards one connection to the process it is meant for. While the link from one side to the other is cut, neither data nor the end of the stream
/// gets through: the relay stops reading, so the sender's buffers fill up as they do when nothing is acknowledged. Data handed to the operating system
/// before the cut counts as delivered. It differs from a real cut in one way: a new connection is accepted and then stays silent.
/// </summary>
internal sealed class Relay(Side opener, Side target, ProxyNetwork network, CancellationToken stop)
{
    private const int BufferSize = 64 * 1024;

    private readonly CancellationTokenSource _over = CancellationTokenSource.CreateLinkedTokenSource(stop);

    // Until the opener is known, nothing has been sent over the connection either.
    private Valve _forth = new();
    private Valve _back = new();
    private bool _isBroken;

    /// <summary>Forwards everything until both sides have ended.</summary>
    /// <exception cref="InvalidDataException">It does not connect two processes of the network.</exception>
    public async Task RunAsync()
    {
        try
        {
            await Task.WhenAll(WithBufferAsync(ForthAsync), WithBufferAsync(BackAsync));
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // The connection was reset, or the network is shutting down.
        }
        finally
        {
            if (_isBroken)
            {
                opener.Reset();
                target.Reset();
            }

            _over.Dispose();
        }
    }

    private async Task ForthAsync(Memory<byte> buffer)
    {
        var said = 0;
        string? address;
        while (!Handshake.TryRead(buffer.Span[..said], out address))
        {
            var count = await opener.HearAsync(buffer[said..], _over.Token);
            if (count is null or 0)
            {
                await EndAsync(opener, target, isBroken: count is null);
                return;
            }

            said += count.Value;
        }

        await KnowAsync(address);
        await CarryAsync(opener, target, buffer, said);
    }

    private async Task KnowAsync(string address)
    {
        var gate = network.Find(address);
        opener.Gate = gate;
        Volatile.Write(ref _forth, network.Cuts.Of(gate.Name, target.Gate!.Name));
        Volatile.Write(ref _back, network.Cuts.Of(target.Gate.Name, gate.Name));
        // A process that hears of another must be able to reach it.
        await gate.SpokeAsync();
    }

    private Task BackAsync(Memory<byte> buffer) => CarryAsync(target, opener, buffer, said: 0);

    private async Task CarryAsync(Side from, Side to, Memory<byte> buffer, int said)
    {
        while (true)
        {
            if (said > 0)
            {
                await Way(from).WholeAsync(_over.Token);
                if (!await to.TellAsync(buffer[..said], _over.Token))
                {
                    await EndAsync(to, from, isBroken: true);
                    return;
                }
            }

            var count = await from.HearAsync(buffer, _over.Token);
            if (count is null or 0)
            {
                await EndAsync(from, to, isBroken: count is null);
                return;
            }

            said = count.Value;
        }
    }

    private async Task EndAsync(Side from, Side to, bool isBroken)
    {
        // A process that sees the end checks at once whether the other is still there.
        if (from.Gate is { } gate)
            await gate.LeftAsync();
        await Way(from).WholeAsync(_over.Token);
        if (!isBroken)
        {
            to.TellEnd();
            return;
        }

        await BreakAsync();
    }

    private Task BreakAsync()
    {
        _isBroken = true;
        return _over.CancelAsync();
    }

    private Valve Way(Side from) => from == opener ? Volatile.Read(ref _forth) : Volatile.Read(ref _back);

    private async Task WithBufferAsync(Func<Memory<byte>, Task> use)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await use(buffer);
        }
        catch (InvalidDataException)
        {
            await BreakAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
