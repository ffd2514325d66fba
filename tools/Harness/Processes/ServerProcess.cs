using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using ActorScheduler.Harness.Http;

namespace ActorScheduler.Harness.Processes;

/// <summary>The product as its own process. It is killed when this is disposed of, or when the tests end.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(90);
    private static readonly ConcurrentDictionary<int, Process> Alive = new();

    private readonly Process _process;
    private readonly ProcessOutput _output;

    static ServerProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var process in Alive.Values)
            process.Kill();
    };

    private ServerProcess(ServerStart start)
    {
        _process = start.Run();
        Alive[_process.Id] = _process;
        _output = new ProcessOutput(_process);
        Url = new Uri($"http://127.0.0.1:{start.Port}/");
        Client = new CeleryManageClient(Url);
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Its routes.</summary>
    public CeleryManageClient Client { get; }

    /// <summary>Everything it has written so far.</summary>
    public string Output => _output.Text;

    /// <summary>True until its process has ended.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>The ports on which it accepts TCP connections, in order. Linux only.</summary>
    public IReadOnlyList<int> ListeningPorts() => ListeningSockets.PortsOf(_process.Id);

    /// <summary>The memory that it takes, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts a server without waiting for it.</summary>
    public static ServerProcess Launch(ServerStart start) => new(start);

    /// <summary>Starts a server and waits until it accepts tasks.</summary>
    /// <exception cref="TimeoutException">It was not ready in time; the message has its output.</exception>
    /// <exception cref="InvalidOperationException">It ended; the message has its output.</exception>
    public static async Task<ServerProcess> StartAsync(ServerStart start)
    {
        var server = new ServerProcess(start);
        try
        {
            await server.BecomesReady();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until it accepts tasks.</summary>
    public Task BecomesReady() => Eventually.Sees(
        async () => IsRunning ? await Client.ReadyAsync() : throw new InvalidOperationException($"The server ended with code {_process.ExitCode}:\n{Output}"),
        answer => answer.IsReady,
        StartDeadline,
        "the server is ready",
        answer => $"{answer.Text}\n{Output}");

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop.</summary>
    public void Signal(PosixSignal signal) => LibC.Signal(_process, signal);

    /// <summary>Limits the length of every file that it writes from now on; null: no limit.</summary>
    public void LimitFileSize(long? bytes) => LibC.LimitFileSize(_process, bytes);

    /// <summary>Asks it to stop and waits.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> StopAsync(TimeSpan deadline, PosixSignal signal = PosixSignal.SIGTERM)
    {
        Signal(signal);
        return ExitCode(deadline);
    }

    /// <summary>Waits until it has ended.</summary>
    /// <exception cref="TimeoutException">It is still running; the message has its output.</exception>
    public async Task<int> ExitCode(TimeSpan deadline)
    {
        using var timeout = new CancellationTokenSource(deadline);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The server did not end within {deadline.TotalSeconds:F0} s:\n{Output}");
        }
    }

    /// <summary>Kills it, whatever it is doing.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Alive.TryRemove(_process.Id, out _);
        Client.Dispose();
        _process.Dispose();
    }
}
