using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using ActorScheduler.Harness.Http;
using ActorScheduler.Harness.Processes;

namespace ActorScheduler.Harness.Clusters;

/// <summary>A place in a cluster and the process that holds it now. The process may end and be restarted at the same address.</summary>
public sealed class ClusterProcess : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly ProcessKeeper _keeper;
    private Process? _process;
    private long _startOfLog;

    internal ClusterProcess(ClusterProcessSpec spec, string connectionString, string logFolder, ProcessKeeper keeper)
    {
        Spec = spec;
        Program = spec.Program;
        _connectionString = connectionString;
        _keeper = keeper;
        Log = new LogFile(Path.Combine(logFolder, spec.Name + ".log"));
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{spec.Host}:{spec.HttpPort}/"));
        Client = new CeleryManageClient(Url);
    }

    /// <summary>How it is started.</summary>
    public ClusterProcessSpec Spec { get; }

    /// <summary>The program that its next start runs; a different one is an upgrade.</summary>
    public string Program { get; set; }

    /// <summary>Its name.</summary>
    public string Name => Spec.Name;

    /// <summary>Its address in the cluster, as events and logs name it: <c>host:port</c>.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"{Spec.Host}:{Spec.Port}");

    /// <summary>Where it answers HTTP, if it does.</summary>
    public Uri Url { get; }

    /// <summary>Its routes, if it has any.</summary>
    public CeleryManageClient Client { get; }

    /// <summary>Its output over all starts.</summary>
    public LogFile Log { get; }

    /// <summary>Its output since its last start.</summary>
    public string LogOfThisStart => Log.From(_startOfLog);

    /// <summary>How often it was started.</summary>
    public int Starts { get; private set; }

    /// <summary>True while its process exists, even if it is paused.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The id of its process, or of the last one if it has ended.</summary>
    public int Pid => Current.Id;

    private Process Current => _process ?? throw new InvalidOperationException($"{Name} has not been started.");

    /// <summary>Starts it without waiting; it must not be running.</summary>
    public void Start()
    {
        if (IsRunning)
            throw new InvalidOperationException($"{Name} is already running.");
        Forget();
        _startOfLog = Log.Length;
        _process = ClusterCommand.Start(Spec with { Program = Program }, _connectionString, Log.Path);
        _keeper.Began(_process.Id);
        Starts++;
    }

    /// <summary>True if it runs and is up in the cluster. A process that answers HTTP must also be ready for tasks.</summary>
    public async Task<bool> IsReadyAsync() =>
        IsRunning && LogOfThisStart.Contains(UpMark, StringComparison.Ordinal) && (!Spec.HasHttp || (await Client.ReadyAsync()).IsReady);

    /// <summary>Waits until it is ready.</summary>
    /// <exception cref="TimeoutException">It was not ready in time; the message has the end of its log.</exception>
    /// <exception cref="InvalidOperationException">It ended.</exception>
    public Task BecomesReady(TimeSpan deadline) => Eventually.Sees(
        async () => IsRunning ? await IsReadyAsync() : throw new InvalidOperationException($"{Name} ended with code {Current.ExitCode}:\n{Log.Tail(60)}"),
        ready => ready,
        deadline,
        $"{Name} is ready",
        _ => Log.Tail(60));

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        Current.Kill();
        await Current.WaitForExitAsync();
    }

    /// <summary>Asks it to stop.</summary>
    public void Signal(PosixSignal signal) => LibC.Signal(Current, signal);

    /// <summary>Pauses it (SIGSTOP): to the others it is dead, and it does not know.</summary>
    public void Pause() => LibC.Pause(Current);

    /// <summary>Resumes it (SIGCONT).</summary>
    public void Resume() => LibC.Resume(Current);

    /// <summary>Asks it to stop (SIGTERM) and waits.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> StopAsync(TimeSpan deadline)
    {
        Signal(PosixSignal.SIGTERM);
        return ExitCode(deadline);
    }

    /// <summary>Waits until it has ended.</summary>
    /// <exception cref="TimeoutException">It is still running; the message has the end of its log.</exception>
    public async Task<int> ExitCode(TimeSpan deadline)
    {
        using var timeout = new CancellationTokenSource(deadline);
        try
        {
            await Current.WaitForExitAsync(timeout.Token);
            return Current.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{Name} did not end within {deadline.TotalSeconds:F0} s:\n{Log.Tail(60)}");
        }
    }

    /// <summary>Kills it, whatever it is doing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
        Forget();
        Client.Dispose();
    }

    // What the product logs when it is up: src/Node/Clustering/UpInCluster.cs.
    private const string UpMark = "Up in the cluster";

    private void Forget()
    {
        if (_process is null)
            return;
        _keeper.Ended(_process.Id);
        _process.Dispose();
        _process = null;
    }
}
