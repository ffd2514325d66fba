using System.Net;
using System.Net.Sockets;

namespace ActorScheduler.Harness.Network;

/// <summary>
/// The address at which others reach a process; connections are forwarded to the port on which the process itself listens. The gate is open only while
/// that port is, so a dead process refuses connections just as it does without a proxy. It learns that the port has closed from the end of one of the
/// process's connections, before anybody else sees that end; and that it has opened by trying it every tenth of a second, or from what the process sends.
/// </summary>
internal sealed class Gate(string name, int publicPort, Target target, ProxyNetwork network, Background background, CancellationToken stop) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    // A process that dies or shuts down may close its port slightly after its connections.
    private static readonly TimeSpan ClosesSoon = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ClosesLate = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _looking = new(1);
    private volatile Socket? _listener;

    /// <summary>The name of the process.</summary>
    public string Name => name;

    /// <summary>Accepts connections while the process listens.</summary>
    public async Task RunAsync()
    {
        using var tick = new PeriodicTimer(LookEvery);
        while (true)
        {
            (await LookAsync())?.Dispose();
            if (_listener is { } listener)
                await AcceptAsync(listener);
            await tick.WaitForNextTickAsync(stop);
        }
    }

    /// <summary>The process has sent something to another, so it is there.</summary>
    public async Task SpokeAsync()
    {
        if (_listener is null)
            (await LookAsync())?.Dispose();
    }

    /// <summary>A connection of the process has ended, and perhaps the process with it.</summary>
    public async Task LeftAsync()
    {
        if (await LookAsync() is { } line)
            await Task.WhenAny(background.Add(WatchAsync(line)), Task.Delay(ClosesSoon, stop));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _listener?.Dispose();
        _looking.Dispose();
    }

    private async Task WatchAsync(Line line)
    {
        for (var watched = line; watched is not null; watched = await LookAsync())
        {
            using (watched)
            {
                if (!await watched.EndsWithinAsync(ClosesLate, stop))
                    return;
            }
        }
    }

    private async Task<Line?> LookAsync()
    {
        await _looking.WaitAsync(stop);
        try
        {
            var line = await target.TryAsync(stop);
            if (line is null)
                Close();
            else if (_listener is null)
                Open();
            return line;
        }
        finally
        {
            _looking.Release();
        }
    }

    private void Open()
    {
        var listener = Sockets.Create();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, publicPort));
        listener.Listen();
        _listener = listener;
    }

    private void Close()
    {
        var listener = _listener;
        _listener = null;
        listener?.Dispose();
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
                _ = background.Add(PassOnAsync(await listener.AcceptAsync(stop)));
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException && _listener != listener)
        {
            // The process no longer listens.
        }
    }

    private async Task PassOnAsync(Socket socket)
    {
        socket.NoDelay = true;
        using var opener = new Side(socket);
        if (await target.ConnectAsync(stop) is { } connected)
        {
            using var listening = new Side(connected) { Gate = this };
            await new Relay(opener, listening, network, stop).RunAsync();
            return;
        }

        (await LookAsync())?.Dispose();
        opener.Reset();
    }
}
