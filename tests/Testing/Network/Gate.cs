using System.Net;
using System.Net.Sockets;

namespace ActorScheduler.Testing.Network;

/// <summary>
/// The address at which the others reach a process: who connects there is passed on to the port at which the process itself listens. It is open as
/// long as that port is, so that a process that has died refuses connections as it does without a proxy. That the port has closed is noticed by
/// the end of a connection of the process, before anybody else hears of that end; that it has opened, by a look every tenth of a second while it is
/// closed, or by what the process says to others.
/// </summary>
internal sealed class Gate(string name, int publicPort, Target target, ProxyNetwork network, Background background, CancellationToken stop) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    // A process that dies or shuts down may close its port a little later than its connections.
    private static readonly TimeSpan ClosesSoon = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ClosesLate = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _looking = new(1);
    private volatile Socket? _listener;

    /// <summary>The name of the process.</summary>
    public string Name => name;

    /// <summary>Lets connections in while the process listens.</summary>
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

    /// <summary>The process says something to another: it is there.</summary>
    public async Task SpokeAsync()
    {
        if (_listener is null)
            (await LookAsync())?.Dispose();
    }

    /// <summary>A connection of the process has ended: perhaps the process has as well.</summary>
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
            // The process does not listen any more.
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
