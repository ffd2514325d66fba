using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ActorScheduler.Benchmarks.Cli;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>One connection: it sends a request, waits for its answer, and sends the next one.</summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(50);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SocketAsyncEventArgs _receive = new();
    private readonly HttpLoad _load;
    private readonly Timer _again;
    private byte[] _buffer = new byte[8 * 1024];
    private int _filled;
    private int _request;
    private long _sent;

    /// <summary>Connects.</summary>
    public HttpConnection(HttpLoad load, int port)
    {
        _load = load;
        _again = new Timer(_ => Guarded(() => Send(_request)));
        _socket.Connect(IPAddress.Loopback, port);
        _receive.Completed += (_, _) => Guarded(OnReceived);
    }

    /// <summary>Sends requests until there are no more.</summary>
    public void Begin() => Guarded(Next);

    public void Dispose()
    {
        _again.Dispose();
        _socket.Dispose();
        _receive.Dispose();
    }

    // A fault on the sockets' thread must reach the thread that waits for the load.
    private void Guarded(Action step)
    {
        try
        {
            step();
        }
        catch (Exception fault) when (fault is SocketException or BenchmarkException)
        {
            _load.Fail(fault);
        }
        catch (ObjectDisposedException)
        {
            // The load was given up; what still arrives does not matter.
        }
    }

    private void Next()
    {
        if (_load.TakeRequest() is not { } request)
        {
            _load.ConnectionIsDone();
            return;
        }

        _sent = Stopwatch.GetTimestamp();
        Send(request);
    }

    private void Send(int request)
    {
        _request = request;
        _filled = 0;
        _socket.Send(_load.Requests[request].Span);
        Receive();
    }

    private void Receive()
    {
        if (_filled == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        _receive.SetBuffer(_buffer, _filled, _buffer.Length - _filled);
        // An answer over the loopback is never there at once, so this does not go deep.
        if (!_socket.ReceiveAsync(_receive))
            OnReceived();
    }

    private void OnReceived()
    {
        if (_receive.SocketError != SocketError.Success || _receive.BytesTransferred == 0)
            throw new BenchmarkException($"The server closed a connection ({_receive.SocketError}).");
        _filled += _receive.BytesTransferred;
        var answer = HttpAnswer.Read(_buffer.AsSpan(0, _filled));
        if (!answer.IsComplete)
        {
            Receive();
        }
        else if (answer.IsAccepted)
        {
            _load.Answered(_request, Stopwatch.GetTimestamp() - _sent);
            Next();
        }
        else if (answer.IsBusy)
        {
            _load.WasBusy();
            _again.Change(BusyPause, Timeout.InfiniteTimeSpan);
        }
        else
        {
            throw new BenchmarkException($"The server refused a request: {answer.Status} {Encoding.UTF8.GetString(answer.Body)}");
        }
    }
}
